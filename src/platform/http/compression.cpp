#include "platform/http/compression.hpp"

#include "platform/base/assert.hpp"

#include <zlib.h>

#include <brotli/encode.h>

namespace foyer::http {

std::string gzip(std::string_view data, int level) {
    z_stream stream{};
    constexpr int gzip_window = 15 + 16;
    const bool ready =
        deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) == Z_OK;
    FOYER_ASSERT(ready, "zlib refused to start");
    std::string out(deflateBound(&stream, data.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
    stream.avail_in = static_cast<uInt>(data.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool finished = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    FOYER_ASSERT(finished, "zlib had all the room it asked for");
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string brotli(std::string_view data, int level) {
    std::string out(BrotliEncoderMaxCompressedSize(data.size()), '\0');
    auto size = out.size();
    const bool finished = BrotliEncoderCompress(
                              level, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, data.size(),
                              reinterpret_cast<const std::uint8_t*>(data.data()), &size,
                              reinterpret_cast<std::uint8_t*>(out.data())
                          ) == BROTLI_TRUE;
    FOYER_ASSERT(finished, "brotli had all the room it asked for");
    out.resize(size);
    return out;
}

bool is_compressible(std::string_view type, std::size_t size) {
    if (size < 1024) return false;
    return type.starts_with("text/") || type.starts_with("application/json") ||
           type.starts_with("image/svg") || type.starts_with("application/problem+json") ||
           type.starts_with("application/xml") || type.starts_with("application/javascript") ||
           type.starts_with("application/manifest+json");
}

}
