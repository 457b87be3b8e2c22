#include "app/server/request_reader.hpp"

#include "fuzz/fuzz_input.hpp"

#include <algorithm>
#include <string>
#include <vector>

// Requests out of bytes: the same ones wherever the bytes are split, and none beyond the limits.
namespace foyer::app {

namespace {

constexpr reader_limits limits{.header_bytes = 2048, .headers = 20, .target_bytes = 512};
constexpr std::size_t max_body = 300;

std::string summary_of(http::request& r) {
    FOYER_ASSERT(r.headers.size() <= limits.headers, "no more headers than allowed");
    FOYER_ASSERT(r.target.size() <= limits.target_bytes, "no longer address than allowed");
    FOYER_ASSERT(r.body.size() <= max_body, "no longer body than allowed");
    auto all = std::string(http::name_of(r.method)) + ' ' + std::string(r.target) + '\n';
    for (const auto& [name, value] : r.headers)
        all.append(name).append(1, ':').append(value).append(1, '\n');
    return all.append(r.body).append(r.path()).append(r.query());
}

// A connection: keeps what was not used and moves it, as the server's buffer does.
class connection {
public:
    // Complete requests are added to `read`; false when the connection is over.
    bool take(std::string_view bytes, std::vector<std::string>& read) {
        std::vector<char> larger(buffer_);
        larger.insert(larger.end(), bytes.begin(), bytes.end());
        if (reader_.holds_bytes()) reader_.moved(larger.data() - buffer_.data());
        buffer_.swap(larger); // the old place is freed: who still looks there is caught
        while (true) {
            std::size_t used = 0;
            const std::string_view unread{buffer_.data() + at_, buffer_.size() - at_};
            const auto step = reader_.feed(unread, used);
            FOYER_ASSERT(used <= unread.size(), "no more is used than there is");
            at_ += used;
            if (step == request_reader::step::failed) {
                FOYER_ASSERT(!reader_.problem().code.empty(), "a failure has a code");
                return false;
            }
            if (step == request_reader::step::header_done) {
                reader_.limit_body(max_body);
            } else if (step == request_reader::step::complete) {
                read.push_back(summary_of(reader_.request()));
                reader_.next();
                buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(at_));
                at_ = 0;
                if (buffer_.empty()) return true;
            } else {
                return true;
            }
        }
    }

    // What is wrong with a header may be seen before its end, or only there.
    bool in_header() const { return reader_.began() && !reader_.header_done(); }

private:
    request_reader reader_{limits};
    std::vector<char> buffer_;
    std::size_t at_{0};
};

struct outcome {
    std::vector<std::string> read;
    bool open{true};
    bool in_header{false};
};

// What comes of the bytes when they arrive in pieces of `size`.
outcome read_in_pieces(std::string_view bytes, std::size_t size) {
    connection c;
    outcome out;
    while (out.open && !bytes.empty()) {
        const auto piece = bytes.substr(0, size);
        bytes.remove_prefix(piece.size());
        out.open = c.take(piece, out.read);
    }
    out.in_header = c.in_header();
    return out;
}

}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace foyer;
    fuzz::input in(data, size);
    const std::size_t piece = 1 + in.byte() % 64;
    const auto at_once = app::read_in_pieces(in.rest(), in.rest().size() + 1);
    const auto in_pieces = app::read_in_pieces(in.rest(), piece);
    FOYER_ASSERT(at_once.read == in_pieces.read, "the same requests wherever the bytes are split");
    const bool too_early =
        (at_once.open && at_once.in_header) || (in_pieces.open && in_pieces.in_header);
    FOYER_ASSERT(at_once.open == in_pieces.open || too_early, "and the same end");
    return 0;
}
