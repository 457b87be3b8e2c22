#include "app/server/listener.hpp"

#include "app/server/client.hpp"
#include "platform/base/crypto.hpp"
#include "platform/runtime/cores.hpp"

#include <boost/asio/detail/socket_option.hpp>
#include <boost/asio/error.hpp>
#include <spdlog/spdlog.h>

#include <utility>

namespace foyer::app {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

using reuse_port = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

constexpr std::size_t kept_exchanges = 64;
constexpr std::chrono::milliseconds accept_pause{100};
constexpr std::string_view id_letters = "0123456789abcdefghjkmnpqrstvwxyz";

deadlines::durations durations_of(const server_options& o) {
    return {o.idle_time, o.header_time, o.body_time, o.write_time, o.linger_time};
}

std::string random_prefix() {
    std::string letters(8, '0');
    random_bytes(letters.data(), letters.size());
    for (auto& c : letters) c = id_letters[static_cast<unsigned char>(c) % id_letters.size()];
    return letters;
}

}

listener::listener(runtime::cores& cores, int core, std::shared_ptr<const server_setup> setup)
    : cores_(cores),
      core_(core),
      setup_(std::move(setup)),
      loop_(cores.loop(core)),
      acceptor_(loop_),
      accept_again_(loop_),
      deadlines_(loop_, durations_of(setup_->options)),
      id_prefix_(random_prefix()) {}

listener::~listener() = default;

void listener::listen(const tcp::endpoint& where) {
    acceptor_.open(where.protocol());
    acceptor_.set_option(tcp::acceptor::reuse_address(true));
    acceptor_.set_option(reuse_port(true));
    acceptor_.bind(where);
    acceptor_.listen(asio::socket_base::max_listen_connections);
    port_ = acceptor_.local_endpoint().port();
}

void listener::start() { accept(); }

void listener::accept() {
    acceptor_.async_accept([self =
                                shared_from_this()](const error_code& failed, tcp_socket socket) {
        if (self->draining_) return;
        if (failed) return self->accept_failed(failed);
        self->accepted(std::move(socket));
        self->accept();
    });
}

void listener::accepted(tcp_socket socket) {
    ++count.accepted;
    if (connections_.size() >= options().max_connections && !close_longest_idle()) {
        ++count.refused;
        return;
    }
    error_code gone;
    const auto peer = socket.remote_endpoint(gone);
    if (!gone) socket.non_blocking(true, gone);
    if (!gone) socket.set_option(tcp::no_delay(true), gone);
    if (gone) return;
    const auto one = std::make_shared<connection>(
        shared_from_this(), std::move(socket), text_of(peer.address())
    );
    connections_.push_back(*one);
    count.connections = connections_.size();
    one->start();
}

// A client that left before it was accepted is no reason to stop; a missing descriptor is one to
// wait until some connection has ended, and to end one that nobody uses.
void listener::accept_failed(const error_code& why) {
    if (why == asio::error::connection_aborted) return accept();
    ++count.accept_errors;
    spdlog::warn("a connection could not be accepted: {}", why.message());
    close_longest_idle();
    accept_again_.expires_after(accept_pause);
    accept_again_.async_wait([self = shared_from_this()](const error_code& cancelled) {
        if (!cancelled && !self->draining_) self->accept();
    });
}

bool listener::close_longest_idle() {
    auto* const idle = deadlines_.oldest(deadline::idle);
    if (idle == nullptr) return false;
    static_cast<connection*>(idle)->close();
    return true;
}

void listener::drain(std::promise<void> all_closed) {
    draining_ = true;
    all_closed_ = std::move(all_closed);
    error_code ignored;
    acceptor_.close(ignored);
    accept_again_.cancel();
    for_each_connection(&connection::drain);
    tell_when_empty();
}

void listener::close_all() { for_each_connection(&connection::close); }

// Takes care of connections that leave the list meanwhile.
void listener::for_each_connection(void (connection::*action)()) {
    std::vector<std::shared_ptr<connection>> all;
    for (auto& one : connections_) all.push_back(one.shared_from_this());
    for (const auto& one : all) (one.get()->*action)();
}

bool listener::spawn(std::function<void()> work) { return cores_.spawn(core_, std::move(work)); }

// 15 characters, so that a request's id needs no memory of its own.
std::string listener::next_request_id() {
    auto id = id_prefix_;
    const auto number = next_id_++;
    for (int shift = 30; shift >= 0; shift -= 5) id += id_letters[(number >> shift) & 31U];
    return id;
}

std::unique_ptr<exchange> listener::take_exchange() {
    if (free_exchanges_.empty()) return std::make_unique<exchange>(options().limits);
    auto one = std::move(free_exchanges_.back());
    free_exchanges_.pop_back();
    return one;
}

void listener::give_back(std::unique_ptr<exchange> used) {
    if (free_exchanges_.size() >= kept_exchanges) return;
    used->reset();
    free_exchanges_.push_back(std::move(used));
}

void listener::closed(connection& one) {
    connections_.erase(connections_.iterator_to(one));
    count.connections = connections_.size();
    tell_when_empty();
}

void listener::tell_when_empty() {
    if (!connections_.empty() || !all_closed_) return;
    all_closed_->set_value();
    all_closed_.reset();
}

}
