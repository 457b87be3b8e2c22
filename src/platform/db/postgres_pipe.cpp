#include "platform/db/postgres_pipe.hpp"

namespace foyer::db {

namespace {

constexpr std::size_t max_under_way = 2000;
// Answers come when all of the batch is done.
constexpr std::size_t max_batch = 16;

}

void postgres_pipe::open_connection() {
    struct opening {
        postgres_pipe& pipe;
        explicit opening(postgres_pipe& p) : pipe(p) { pipe.opening_ = true; }
        ~opening() {
            pipe.opening_ = false;
            for (const auto& w : std::exchange(pipe.waiting_for_connection_, {})) w.wake();
        }
    };
    const opening now(*this);
    connection_.reset();
    batched_ = 0;
    connection_ = door_.open(postgres_role::reading);
}

void postgres_pipe::ensure_connection() {
    for (;;) {
        if (opening_) {
            runtime::await([&](const runtime::waker& w) { waiting_for_connection_.push_back(w); });
        } else if (connection_ && !connection_->broken() &&
                   (!asked_.empty() || connection_->still_open())) {
            return;
        } else if (connection_ && somebody_reads_) {
            throw unavailable("PostgreSQL: connection lost");
        } else {
            open_connection();
        }
    }
}

void postgres_pipe::send_batch() {
    if (std::exchange(batched_, 0) > 0) connection_->sync();
}

void postgres_pipe::join_batch(batching how) {
    ++batched_;
    if (how == batching::shared && batched_ < max_batch) {
        if (batched_ > 1) return; // who began it sends it
        runtime::yield();
    }
    send_batch();
}

void postgres_pipe::ask(
    std::string_view text, std::span<const value> values, batching how, postgres_reply& reply
) {
    ensure_connection();
    if (asked_.size() >= max_under_way) throw unavailable("too many queries are under way");
    if (names_requests_) how = batching::alone; // the name holds until the end of the batch
    if (how == batching::alone) send_batch();
    if (names_requests_) connection_->name_request(ignored_);
    connection_->send(text, values, reply);
    if (reply.done()) return; // the connection broke
    question mine{reply};
    asked_.push_back(&mine);
    join_batch(how);
    while (!reply.done()) {
        if (!somebody_reads_)
            read_for_all(mine);
        else
            runtime::await([&](const runtime::waker& w) { mine.waker = w; });
        mine.waker.reset();
    }
    std::erase(asked_, &mine);
}

void postgres_pipe::read_for_all(question& mine) {
    somebody_reads_ = true;
    auto& connection = *connection_;
    const auto end = std::chrono::steady_clock::now() + response_limit;
    while (!mine.reply.done()) {
        if (std::chrono::steady_clock::now() >= end)
            connection.give_up("no answer in time");
        else
            connection.wait_and_take(response_limit);
        wake_answered(mine);
    }
    somebody_reads_ = false;
    for (auto* q : asked_) {
        if (q == &mine || !q->waker) continue;
        std::exchange(q->waker, std::nullopt)->wake(); // the next one reads
        return;
    }
}

void postgres_pipe::wake_answered(const question& mine) {
    while (!asked_.empty() && asked_.front()->reply.done()) {
        auto* const q = asked_.front();
        asked_.pop_front();
        if (q != &mine && q->waker) std::exchange(q->waker, std::nullopt)->wake();
    }
}

}
