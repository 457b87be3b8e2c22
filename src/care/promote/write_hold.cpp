#include "care/promote/write_hold.hpp"

#include "platform/db/failure.hpp"
#include "platform/db/kept_text.hpp"
#include "platform/schema/ddl.hpp"

#include <algorithm>
#include <functional>

namespace foyer::promote {

namespace {

// The hold lasts as long as the copying, and is silent meanwhile.
constexpr db::query stay_open{
    "promote.stay_open", "SET LOCAL idle_in_transaction_session_timeout = 0",
    "SELECT 1 AS nothing_to_do"
};

struct finally {
    std::function<void()> work;
    ~finally() { work(); }
};

// Readers are let in, SELECT ... FOR UPDATE too; writers are not, nor is a second promotion.
db::query lock_statement(std::span<const std::string> tables) {
    const auto list = schema::quoted_list({tables.begin(), tables.end()});
    return {
        "promote.lock_tables", db::kept_text("LOCK TABLE " + list + " IN SHARE ROW EXCLUSIVE MODE"),
        "SELECT 1 AS nothing_to_do" // its transactions begin with the lock
    };
}

}

write_hold::write_hold(const std::string& url, std::span<const std::string> tables)
    : database_(db::database::open({.url = url})),
      lock_(lock_statement(tables)),
      task_(std::async(std::launch::async, [this] { hold(); })) {
    if (wait_for({step::holding, step::ended}) == step::ended) task_.get();
}

write_hold::~write_hold() {
    if (!task_.valid()) return;
    move_to(step::letting_go);
    task_.wait();
}

void write_hold::commit_with(std::span<const db::query> statements) {
    statements_ = statements;
    move_to(step::committing);
    task_.get();
}

void write_hold::hold() {
    const finally ended{[this] { move_to(step::ended); }};
    database_->transaction([this](db::transaction& tx) {
        hold_in(tx);
        if (wait_for({step::letting_go, step::committing}) == step::letting_go) return;
        for (const auto& s : statements_) tx.run(s);
    });
}

// A transaction that broke is run again; what was held is then no longer so.
void write_hold::hold_in(db::transaction& tx) {
    if (held_) throw db::failure("the lock that held writers off was lost");
    tx.run(stay_open);
    tx.each(lock_, [](const db::row&) {});
    held_ = true;
    move_to(step::holding);
}

void write_hold::move_to(step next) {
    const std::lock_guard lock(mutex_);
    step_ = next;
    changed_.notify_all();
}

write_hold::step write_hold::wait_for(std::initializer_list<step> any) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return std::ranges::find(any, step_) != any.end(); });
    return step_;
}

}
