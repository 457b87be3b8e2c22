#include "app/server/door.hpp"

#include "app/server/listener.hpp"

#include <boost/asio/detail/socket_option.hpp>
#include <boost/asio/error.hpp>
#include <spdlog/spdlog.h>

#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace foyer::app {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

using reuse_port = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

constexpr std::chrono::milliseconds accept_pause{100};

// The protocol of a socket that is not ours.
tcp protocol_of(int descriptor) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    const bool known =
        ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size) == 0 &&
        (address.ss_family == AF_INET || address.ss_family == AF_INET6);
    if (!known)
        throw boost::system::system_error(
            asio::error::address_family_not_supported, "a socket that was handed over"
        );
    return address.ss_family == AF_INET ? tcp::v4() : tcp::v6();
}

}

door::door(listener& home, bool secure)
    : home_(home), secure_(secure), acceptor_(home.loop()), accept_again_(home.loop()) {}

void door::listen(const tcp::endpoint& where) {
    acceptor_.open(where.protocol());
    acceptor_.set_option(tcp::acceptor::reuse_address(true));
    acceptor_.set_option(reuse_port(true));
    acceptor_.bind(where);
    acceptor_.listen(asio::socket_base::max_listen_connections);
    where_ = acceptor_.local_endpoint();
}

void door::share(int descriptor) {
    const auto protocol = protocol_of(descriptor);
    const int mine = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
    if (mine < 0)
        throw boost::system::system_error(
            error_code(errno, boost::system::system_category()), "a socket that was handed over"
        );
    acceptor_.assign(protocol, mine);
    where_ = acceptor_.local_endpoint();
}

void door::accept() {
    // The listener outlives what its doors still wait for; see listener::drain.
    acceptor_.async_accept([self = shared_from_this(), home = home_.shared_from_this()](
                               const error_code& failed, tcp_socket socket
                           ) {
        if (failed && self->closed_) return;
        if (failed) return self->accept_failed(failed);
        home->accepted(std::move(socket), self->secure_);
        if (!self->closed_) self->accept();
    });
}

// A client that left before it was accepted is no reason to stop; a missing descriptor is one to
// wait until some connection has ended, and to end one that nobody uses.
void door::accept_failed(const error_code& why) {
    if (why == asio::error::connection_aborted) return accept();
    ++home_.count.accept_errors;
    spdlog::warn("a connection could not be accepted: {}", why.message());
    home_.close_longest(deadline::idle);
    accept_again_.expires_after(accept_pause);
    accept_again_.async_wait([self = shared_from_this(),
                              home = home_.shared_from_this()](const error_code& cancelled) {
        if (!cancelled && !self->closed_) self->accept();
    });
}

void door::close() {
    closed_ = true;
    error_code ignored;
    acceptor_.close(ignored);
    accept_again_.cancel();
}

}
