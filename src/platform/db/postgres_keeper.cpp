#include "platform/db/postgres_keeper.hpp"

#include "platform/base/generations.hpp"
#include "platform/base/log.hpp"
#include "platform/db/postgres_transaction.hpp"

#include <limits>
#include <poll.h>
#include <unistd.h>

namespace foyer::db {

namespace {

constexpr int turn_ms = 100;
constexpr std::chrono::milliseconds answer_limit{5000};
constexpr std::chrono::seconds retry_pause{1};

// Nobody knows what changed meanwhile, so everything may have.
void raise_all() {
    for (int s = 0; s <= std::numeric_limits<generations::slot>::max(); ++s)
        generations::raise(static_cast<generations::slot>(s));
}

}

postgres_keeper::postgres_keeper(
    postgres_door& door, std::string node, std::function<void()> each_turn
)
    : door_(door), node_(std::move(node)), each_turn_(std::move(each_turn)) {
    if (::pipe(wake_up_) != 0) throw failure("no descriptor is left for the database");
    thread_ = std::thread([this] { serve(); });
}

postgres_keeper::~postgres_keeper() {
    ::close(wake_up_[1]);
    thread_.join();
    ::close(wake_up_[0]);
}

void postgres_keeper::serve() {
    for (;;) {
        turn();
        each_turn_();
        pollfd both[]{
            {wake_up_[0], POLLIN, 0},
            {connection_ ? PQsocket(connection_->handle()) : -1, POLLIN, 0}
        };
        ::poll(both, 2, turn_ms);
        if (both[0].revents != 0) return;
    }
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
    connection_->finish(answer_limit);
    if (reply.failure) return false;
    if (std::exchange(missed_some_, false)) raise_all();
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
    while (!payload.empty()) {
        const auto line = payload.find('\n');
        generations::raise(generations::slot_of(payload.substr(0, line)));
        payload.remove_prefix(line == std::string_view::npos ? payload.size() : line + 1);
    }
}

}
