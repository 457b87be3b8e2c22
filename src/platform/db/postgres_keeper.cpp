#include "platform/db/postgres_keeper.hpp"

#include "platform/base/generations.hpp"
#include "platform/base/log.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace foyer::db {

namespace {

constexpr int turn_ms = 100;
constexpr std::chrono::milliseconds listener_response_limit{5000};
constexpr std::chrono::seconds retry_pause{1};
constexpr std::string_view everything = "*";
// With more, all caches are as good as empty anyway.
constexpr std::size_t max_untold = 5000;
// PostgreSQL takes at most 8000 bytes.
constexpr std::size_t max_payload = 7000;

constexpr std::string_view notify = "SELECT pg_notify($1, $2)";

}

postgres_keeper::postgres_keeper(
    postgres_door& door, std::string node, std::function<void()> each_turn
)
    : door_(door), node_(std::move(node)), each_turn_(std::move(each_turn)) {
    if (::pipe2(wake_up_, O_NONBLOCK | O_CLOEXEC) != 0)
        throw failure("no descriptor is left for the database");
    thread_ = std::thread([this] { serve(); });
}

postgres_keeper::~postgres_keeper() {
    stopping_ = true;
    ::close(wake_up_[1]);
    thread_.join();
    ::close(wake_up_[0]);
}

void postgres_keeper::tell(std::span<const std::string> tags) {
    if (tags.empty()) return;
    const std::lock_guard lock(mutex_);
    const bool silent = untold_.empty();
    untold_.insert(tags.begin(), tags.end());
    if (untold_.size() > max_untold) untold_ = {std::string(everything)};
    // A full pipe wakes as well.
    if (silent) [[maybe_unused]]
        const auto written = ::write(wake_up_[1], "t", 1);
}

void postgres_keeper::serve() {
    while (!stopping_) {
        turn();
        each_turn_();
        speak();
        wait();
    }
    if (!connection_ && has_untold()) {
        try_again_ = {};
        turn();
    }
    speak();
}

bool postgres_keeper::has_untold() {
    const std::lock_guard lock(mutex_);
    return !untold_.empty();
}

void postgres_keeper::wait() {
    const int socket = connection_ ? PQsocket(connection_->handle()) : -1;
    pollfd both[]{{wake_up_[0], POLLIN, 0}, {socket, POLLIN, 0}};
    ::poll(both, 2, turn_ms);
    char taken[64];
    while (::read(wake_up_[0], taken, sizeof taken) > 0) {}
}

std::vector<std::string> postgres_keeper::payloads() {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> list;
    for (const auto& tag : untold_) {
        const bool fits = !list.empty() && list.back().size() + tag.size() < max_payload;
        if (fits)
            list.back() += '\n' + tag;
        else
            list.push_back(node_ + ' ' + tag);
    }
    untold_.clear();
    return list;
}

void postgres_keeper::speak() {
    if (!connection_) return;
    const auto list = payloads();
    if (list.empty()) return;
    postgres_reply reply;
    for (const auto& payload : list) {
        const value values[] = {to_value(changed_channel), to_value(payload)};
        connection_->send(notify, values, reply);
    }
    connection_->sync();
    connection_->finish(listener_response_limit);
    if (!reply.failure) return;
    connection_.reset();
    missed_some_ = true;
    tell(std::vector{std::string(everything)}); // when the server is back
}

void postgres_keeper::turn() {
    if (connection_) return hear();
    if (std::chrono::steady_clock::now() < try_again_) return;
    try {
        if (listen()) return;
    } catch (const failure& e) {
        spdlog::debug("postgres: not listening: {}", e.what());
    }
    connection_.reset();
    try_again_ = std::chrono::steady_clock::now() + retry_pause;
}

bool postgres_keeper::listen() {
    connection_ = door_.open(postgres_role::upkeep);
    postgres_reply reply;
    connection_->send_command((std::string("LISTEN ") + changed_channel).c_str(), reply);
    connection_->sync();
    connection_->finish(listener_response_limit);
    if (reply.failure) return false;
    if (std::exchange(missed_some_, false)) generations::raise_all();
    return true;
}

void postgres_keeper::hear() {
    auto* const c = connection_->handle();
    if (PQconsumeInput(c) != 1 || PQstatus(c) != CONNECTION_OK) {
        spdlog::warn("postgres: the connection that listens is lost");
        missed_some_ = true;
        connection_.reset();
        return;
    }
    while (auto* const n = PQnotifies(c)) {
        raise_from(n->extra);
        PQfreemem(n);
    }
}

void postgres_keeper::raise_from(std::string_view payload) const {
    const auto space = payload.find(' ');
    if (space == std::string_view::npos || payload.substr(0, space) == node_) return;
    payload.remove_prefix(space + 1);
    if (payload == everything) return generations::raise_all();
    while (!payload.empty()) {
        const auto line = payload.find('\n');
        generations::raise(generations::slot_of(payload.substr(0, line)));
        payload.remove_prefix(line == std::string_view::npos ? payload.size() : line + 1);
    }
}

}
