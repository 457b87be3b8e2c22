#include "app/server/listener.hpp"

#include "app/server/client.hpp"
#include "platform/base/crypto.hpp"
#include "platform/runtime/cores.hpp"

#include <boost/asio/detail/socket_option.hpp>
#include <boost/asio/post.hpp>

#include <netinet/tcp.h>
#include <utility>

namespace foyer::app {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

// Else the kernel takes megabytes for a client that does not read, and no deadline of ours sees it.
using not_sent_at_most = asio::detail::socket_option::integer<IPPROTO_TCP, TCP_NOTSENT_LOWAT>;
constexpr int not_sent_bytes = 128 * 1024;

constexpr std::size_t kept_exchanges = 64;
constexpr std::size_t id_length = 14;
constexpr std::string_view id_letters = "0123456789abcdefghjkmnpqrstvwxyz";

deadlines::durations durations_of(const server_options& o) {
    return {o.handshake_time, o.header_time, o.idle_time,   o.header_time,
            o.body_time,      o.write_time,  o.linger_time, o.farewell_time};
}

}

listener::listener(runtime::cores& cores, int core, std::shared_ptr<server_setup> setup)
    : cores_(cores),
      core_(core),
      setup_(std::move(setup)),
      loop_(cores.loop(core)),
      deadlines_(loop_, durations_of(setup_->options)) {}

listener::~listener() = default;

tcp::endpoint listener::listen(const tcp::endpoint& where, bool secure) {
    doors_.push_back(std::make_shared<door>(*this, secure));
    doors_.back()->listen(where);
    return doors_.back()->where();
}

tcp::endpoint listener::share(int descriptor, bool secure) {
    doors_.push_back(std::make_shared<door>(*this, secure));
    doors_.back()->share(descriptor);
    return doors_.back()->where();
}

void listener::start() {
    for (const auto& one : doors_) one->open();
}

void listener::accepted(tcp_socket socket, bool secure) {
    ++count.accepted;
    if (connections_.size() >= options().max_connections && !close_longest(deadline::idle)) {
        ++count.refused;
        return;
    }
    if (secure && deadlines_.count(deadline::handshake) >= options().max_handshakes)
        close_longest(deadline::handshake);
    error_code gone;
    const auto peer = socket.remote_endpoint(gone);
    if (!gone) socket.non_blocking(true, gone);
    if (!gone) socket.set_option(tcp::no_delay(true), gone);
    if (!gone) socket.set_option(not_sent_at_most(not_sent_bytes), gone);
    if (gone) return;
    auto session = secure ? options().tls->begin(socket.native_handle()) : tls_session();
    if (secure && session == nullptr) return;
    auto address = text_of(peer.address());
    if (!shares().enter(address)) {
        ++count.crowded;
        return;
    }
    const auto one = std::make_shared<connection>(
        shared_from_this(), transport(std::move(socket), std::move(session)), std::move(address)
    );
    connections_.push_back(*one);
    count.connections = connections_.size();
    one->start();
    if (draining_) one->drain();
}

bool listener::close_longest(deadline kind) {
    auto* const oldest = deadlines_.oldest(kind);
    if (oldest == nullptr) return false;
    ++count.refused;
    static_cast<connection*>(oldest)->close();
    return true;
}

void listener::drain(std::promise<void> all_closed) {
    draining_ = true;
    all_closed_ = std::move(all_closed);
    for (const auto& one : doors_) one->close();
    for_each_connection(&connection::drain);
    // Behind connections that were accepted and have not come in yet.
    asio::post(loop_, [self = shared_from_this()] { self->tell_when_empty(); });
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
// 70 random bits: a number that counts up would tell every client how much is going on.
std::string listener::next_request_id() {
    if (next_random_ + id_length > random_.size()) {
        random_bytes(random_.data(), random_.size());
        next_random_ = 0;
    }
    std::string id(id_length, '0');
    for (auto& c : id) c = id_letters[random_[next_random_++] % id_letters.size()];
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
    shares().leave(one.peer());
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
