#include "app/server/transport.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <utility>

namespace foyer::app {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr std::size_t record_bytes = std::size_t{16} * 1024;

// The beginning of the list in one piece, so that a head and its body share a record.
std::string_view first_record(const std::vector<asio::const_buffer>& bytes) {
    thread_local std::array<char, record_bytes> record;
    std::size_t size = 0;
    for (const auto& part : bytes) {
        if (size == 0 && part.size() >= record.size())
            return {static_cast<const char*>(part.data()), record.size()};
        const auto room = std::min(part.size(), record.size() - size);
        std::memcpy(record.data() + size, part.data(), room);
        size += room;
        if (size == record.size()) break;
    }
    return {record.data(), size};
}

}

transport::transport(tcp_socket socket, tls_session session)
    : socket_(std::move(socket)), session_(std::move(session)) {}

bool transport::is_open() const {
    return session_ == nullptr || SSL_is_init_finished(session_.get()) == 1;
}

error_code transport::failure_of(int outcome) {
    switch (SSL_get_error(session_.get(), outcome)) {
        case SSL_ERROR_WANT_READ:
        case SSL_ERROR_WANT_WRITE: return asio::error::would_block;
        case SSL_ERROR_ZERO_RETURN: return asio::error::eof;
        default: over_ = true; return asio::error::connection_reset;
    }
}

std::size_t transport::read_some(const asio::mutable_buffer& into, error_code& failed) {
    if (session_ == nullptr) return socket_.read_some(asio::buffer(into), failed);
    failed = {};
    ERR_clear_error();
    std::size_t size = 0;
    const int outcome = SSL_read_ex(session_.get(), into.data(), into.size(), &size);
    if (outcome == 1) return size;
    failed = failure_of(outcome);
    read_needs_ = SSL_want_write(session_.get()) ? tcp_socket::wait_write : tcp_socket::wait_read;
    return 0;
}

std::size_t transport::write_some(
    const std::vector<asio::const_buffer>& bytes, error_code& failed
) {
    if (session_ == nullptr) return socket_.write_some(bytes, failed);
    failed = {};
    ERR_clear_error();
    const auto record = first_record(bytes);
    std::size_t size = 0;
    const int outcome = SSL_write_ex(session_.get(), record.data(), record.size(), &size);
    if (outcome == 1) return size;
    failed = failure_of(outcome);
    write_needs_ = SSL_want_read(session_.get()) ? tcp_socket::wait_read : tcp_socket::wait_write;
    return 0;
}

// What OpenSSL has already taken from the socket does not make it readable again.
void transport::wait_readable(handler then) {
    if (SSL_pending(session_.get()) > 0)
        return asio::post(socket_.get_executor(), [then = std::move(then)] { then({}); });
    socket_.async_wait(read_needs_, std::move(then));
}

void transport::wait_writable(handler then) { socket_.async_wait(write_needs_, std::move(then)); }

void transport::shut_sending() {
    ERR_clear_error();
    if (session_ != nullptr && !over_ && is_open()) SSL_shutdown(session_.get());
    over_ = true;
    error_code ignored;
    socket_.shutdown(tcp_socket::shutdown_send, ignored);
}

bool transport::discard() {
    std::array<char, 4096> rest;
    error_code failed;
    socket_.read_some(asio::buffer(rest), failed);
    return !failed || failed == asio::error::would_block;
}

void transport::close() {
    error_code ignored;
    socket_.close(ignored);
}

}
