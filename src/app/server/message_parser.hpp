#pragma once

#include "app/server/request_reader.hpp"

#include <boost/beast/http/basic_parser.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace foyer::app {

// Why a request is refused.
struct fault {
    errc kind;
    std::string_view code;
    std::string_view message;
};

// The codes that have a status of their own are known to http::status_of.
inline constexpr fault malformed{
    errc::invalid, "request.malformed", "this is not a well-formed HTTP/1.1 request"
};
inline constexpr fault header_too_large{
    errc::too_large, "request.header_too_large", "the header is too large"
};
inline constexpr fault too_many_headers{
    errc::too_large, "request.header_too_large", "there are too many header fields"
};
inline constexpr fault target_too_long{
    errc::too_large, "request.target_too_long", "the address is too long"
};
inline constexpr fault body_too_large{errc::too_large, "body.too_large", "the body is too large"};
inline constexpr fault unknown_coding{
    errc::invalid, "request.transfer_coding", "the only transfer coding understood is chunked"
};
inline constexpr fault unknown_expectation{
    errc::invalid, "request.expectation", "the only expectation understood is 100-continue"
};

// Beast's parser of one message: writes into `request` what it finds and refuses what we do not
// take. For request_reader, which feeds it.
class message_parser final : public boost::beast::http::basic_parser<true> {
public:
    message_parser(http::request& request, std::string& body, const reader_limits& limits);

    const fault* why{nullptr}; // set when a callback has refused, which ends the parser
    bool expects_continue{false};
    std::size_t max_body{0};
    std::string_view bytes; // what is being fed, to tell copies from views

    bool body_is_too_large() const { return content_length().value_or(0) > max_body; }
    bool awaits_first_chunk() const { return chunked() && is_header_done() && !chunk_seen_; }

private:
    using text = boost::beast::string_view;
    using error_code = boost::system::error_code;

    void refuse(const fault& f, error_code& ec);

    void on_request_impl(
        boost::beast::http::verb, text method, text target, int version, error_code& ec
    ) override;
    void on_field_impl(boost::beast::http::field, text name, text value, error_code& ec) override;
    void on_header_impl(error_code& ec) override;
    std::size_t on_body_impl(text part, error_code& ec) override;
    void on_chunk_header_impl(std::uint64_t size, text extensions, error_code& ec) override;
    std::size_t on_chunk_body_impl(std::uint64_t left, text part, error_code& ec) override;

    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
    void on_response_impl(int, text, int, error_code&) override {}
    void on_finish_impl(error_code&) override {}

    http::request& request_;
    std::string& body_;
    const reader_limits& limits_;
    bool chunk_seen_{false};
};

}
