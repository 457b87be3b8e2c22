#include "platform/http/compression.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <brotli/decode.h>
#include <random>

namespace foyer::http {

namespace {

std::string gunzip(const std::string& data, std::size_t size) {
    z_stream stream{};
    std::string out(size, '\0');
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
    stream.avail_in = static_cast<uInt>(data.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool whole = inflate(&stream, Z_FINISH) == Z_STREAM_END;
    inflateEnd(&stream);
    return whole ? out : "";
}

std::string unbrotli(const std::string& data, std::size_t size) {
    std::string out(size, '\0');
    const auto end = BrotliDecoderDecompress(
        data.size(), reinterpret_cast<const std::uint8_t*>(data.data()), &size,
        reinterpret_cast<std::uint8_t*>(out.data())
    );
    return end == BROTLI_DECODER_RESULT_SUCCESS ? out.substr(0, size) : "";
}

}

TEST(http_compression, gives_back_what_went_in) {
    std::mt19937 source(7);
    std::string noise(50'000, '\0');
    for (auto& c : noise) c = static_cast<char>(source());
    EXPECT_EQ(gunzip(gzip(noise, 1), noise.size()), noise);
    const std::string same(20'000, 'a');
    EXPECT_EQ(gunzip(gzip(same, 6), same.size()), same);
    EXPECT_LT(gzip(same, 6).size(), 200U);
    for (const int level : {0, 2, 5, 11}) {
        EXPECT_EQ(unbrotli(brotli(noise, level), noise.size()), noise) << level;
        EXPECT_EQ(unbrotli(brotli(same, level), same.size()), same) << level;
    }
    EXPECT_EQ(unbrotli(brotli("", 5), 1), "");
    EXPECT_LT(brotli(same, 5).size(), 50U);
}

TEST(http_compression, is_for_texts_that_are_long_enough) {
    EXPECT_TRUE(is_compressible("text/html; charset=utf-8", 2000));
    EXPECT_FALSE(is_compressible("text/html; charset=utf-8", 200));
    EXPECT_FALSE(is_compressible("image/png", 200'000));
}

}
