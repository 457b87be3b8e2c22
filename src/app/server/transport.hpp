#pragma once

#include "app/server/tls_identity.hpp"

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace foyer::app {

using loop_executor = boost::asio::io_context::executor_type;
using tcp_socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, loop_executor>;

// The bytes of one client, plain or through TLS; nothing blocks. The handshake happens inside of
// the first reads.
class transport {
public:
    using handler = std::function<void(const boost::system::error_code&)>;

    // `session` is empty for plain HTTP.
    transport(tcp_socket socket, tls_session session);

    bool is_secure() const { return session_ != nullptr; }
    // False until the client's first TLS handshake is done; true for plain HTTP.
    bool is_open() const;

    // As a socket's: would_block when there is nothing to read or no room to write.
    std::size_t read_some(
        const boost::asio::mutable_buffer& into, boost::system::error_code& failed
    );
    std::size_t write_some(
        const std::vector<boost::asio::const_buffer>& bytes, boost::system::error_code& failed
    );

    // Calls `then(failed, size)`, later, with what has arrived or why nothing will. Through TLS
    // nothing is taken: reading may get further. `first` must live until then.
    template <class Arrival>
    void receive_later(const boost::asio::mutable_buffer& first, Arrival then);
    // Calls back, later, when writing may get further.
    void wait_writable(handler then);

    // Says that nothing more will be sent.
    void shut_sending();
    // What the client still sends goes nowhere. False when it has left.
    bool discard();
    void close();

private:
    bool goes_plain() const { return session_ == nullptr || over_; }
    void wait_readable(handler then);
    // What an outcome of OpenSSL means, and what it waits for.
    boost::system::error_code failure_of(int outcome);

    tcp_socket socket_;
    tls_session session_;
    tcp_socket::wait_type read_needs_{tcp_socket::wait_read};
    tcp_socket::wait_type write_needs_{tcp_socket::wait_write};
    bool over_{false}; // TLS has failed or was ended: not a byte more of it
};

// A plain receive rather than a wait: Asio arms the poll anew for each wait, a system call more for
// every request. It keeps the callback in memory of its own, so that a request takes none.
template <class Arrival>
void transport::receive_later(const boost::asio::mutable_buffer& first, Arrival then) {
    if (goes_plain()) {
        socket_.async_receive(boost::asio::buffer(first), std::move(then));
        return;
    }
    wait_readable([then = std::move(then)](const boost::system::error_code& failed) mutable {
        then(failed, 0);
    });
}

}
