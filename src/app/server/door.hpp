#pragma once

#include "app/server/transport.hpp"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <memory>

namespace foyer::app {

class listener;

// One listening socket of a core. Everything happens on that core's thread.
class door : public std::enable_shared_from_this<door> {
public:
    // `secure`: who comes in here speaks TLS.
    door(listener& home, bool secure);

    // Takes the address, which other cores may take too (SO_REUSEPORT). Throws
    // boost::system::system_error.
    void listen(const boost::asio::ip::tcp::endpoint& where);
    // Takes part in a listening socket that somebody else opened and keeps. Throws
    // boost::system::system_error.
    void share(int descriptor);
    // Where it listens; the port that was given for port 0.
    const boost::asio::ip::tcp::endpoint& where() const { return where_; }

    void open() { accept(); }
    void close();

private:
    void accept();
    void accept_failed(const boost::system::error_code& why);

    listener& home_;
    const bool secure_;
    boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, loop_executor> acceptor_;
    boost::asio::steady_timer accept_again_;
    boost::asio::ip::tcp::endpoint where_;
    bool closed_{false};
};

}
