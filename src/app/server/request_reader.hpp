#pragma once

#include "platform/base/result.hpp"
#include "platform/http/request.hpp"

#include <cstddef>
#include <memory>
#include <string_view>

// HTTP/1.1 requests out of bytes, without a socket: Beast's parser and our limits.
namespace foyer::app {

struct reader_limits {
    std::size_t header_bytes{std::size_t{16} * 1024};
    std::size_t headers{100};
    std::size_t target_bytes{std::size_t{8} * 1024};
};

// Reads one request after the other. Views of a request that came in one piece point into the
// caller's bytes.
class request_reader {
public:
    explicit request_reader(const reader_limits& limits);
    ~request_reader();
    request_reader(const request_reader&) = delete;
    request_reader& operator=(const request_reader&) = delete;

    enum class step : unsigned char {
        need_more,   // give the bytes that were not used again, with more behind them
        header_done, // once for a request with a body: limit_body(), then feed again, even without
                     // more bytes
        complete,    // request() is ready
        failed,      // problem() says why; the connection is over after that answer
    };

    // Takes what it can from `bytes` and says in `used` how much. Until the header is done the
    // bytes already used of this request must stay where they are, or moved() be called.
    step feed(std::string_view bytes, std::size_t& used);

    // Says that the bytes already used are `distance` bytes further on now.
    void moved(std::ptrdiff_t distance);

    // Whether bytes already used must stay in place: some of a header has been read, and not yet
    // copied.
    bool holds_bytes() const;
    // Whether a request has begun.
    bool began() const;
    bool header_done() const;

    // The body may have this size; a Content-Length beyond it fails at the next feed.
    void limit_body(std::size_t bytes);

    // Whether the client waits for "100 Continue" before it sends the body.
    bool expects_continue() const;
    bool keep_alive() const;

    // Complete after step::complete; after header_done without its body. Valid until next() and as
    // long as the bytes.
    http::request& request();
    const error& problem() const;

    // Forgets this request and makes ready for the next one.
    void next();

private:
    struct state;
    std::unique_ptr<state> state_;
};

}
