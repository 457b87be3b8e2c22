#include "platform/db/sqlite_batch.hpp"

#include "platform/base/log.hpp"
#include "platform/db/closure_guard.hpp"
#include "platform/db/failure.hpp"
#include "platform/db/statement_order.hpp"

namespace foyer::db {

namespace {

class sqlite_transaction final : public transaction {
public:
    sqlite_transaction(sqlite_connection& c, sqlite_job& job) : connection_(c), job_(job) {}

    engine which() const override { return engine::sqlite; }
    void changed(std::string_view tag) override { job_.tags.emplace_back(tag); }

    // A failure that came too late for the statement that caused it.
    void finish() { order_.check(); }
    bool failed() const { return order_.failed(); }
    std::exception_ptr failure() const { return order_.failure(); }

private:
    std::int64_t execute(const query& q, std::span<const value> values, const row_function& f)
        override {
        order_.check();
        return order_.watch([&] {
            return connection_.execute(q.text_for(engine::sqlite), values, f);
        });
    }

    // SQLite has no queue: the statement runs now, but its failure shows where PostgreSQL would
    // show it.
    void enqueue(const query& q, std::span<const value> values) override {
        if (order_.failed()) return;
        order_.keep([&] {
            connection_.execute(q.text_for(engine::sqlite), values, [](const row&) {});
        });
    }

    sqlite_connection& connection_;
    sqlite_job& job_;
    statement_order order_;
};

// Whether the connection still stands in the batch's transaction afterwards.
bool run_one(sqlite_connection& connection, sqlite_job& job) {
    job.committed = false;
    job.failure = nullptr;
    job.tags.clear();
    sqlite_transaction tx(connection, job);
    bool keep = false;
    try {
        connection.command("SAVEPOINT job");
        const closure_mark mark;
        keep = job.work(tx);
        if (keep) tx.finish();
    } catch (...) {
        job.failure = std::current_exception();
        keep = false;
    }
    if (!connection.in_transaction()) {
        if (!job.failure) job.failure = tx.failure();
        return false;
    }
    try {
        if (!keep) connection.command("ROLLBACK TO job");
        connection.command("RELEASE job");
    } catch (const failure&) {
        job.failure = std::current_exception();
        return false;
    }
    job.committed = keep;
    return true;
}

void fail_all(std::span<sqlite_job* const> jobs, const std::exception_ptr& why) {
    for (auto* job : jobs) {
        job->committed = false;
        job->failure = why;
    }
}

void roll_back(sqlite_connection& connection) {
    if (!connection.in_transaction()) return;
    try {
        connection.command("ROLLBACK");
    } catch (const failure& e) {
        spdlog::error("sqlite: rollback failed: {}", e.what());
    }
}

// Who holds the lock for longer than the connection waits holds it for long: a promotion, a
// migration. Trying again would only let writers pile up.
void begin(sqlite_connection& connection) {
    try {
        connection.command("BEGIN IMMEDIATE");
    } catch (const must_retry& e) {
        throw unavailable(std::string("another program holds the write lock: ") + e.what());
    }
}

// The position of the job under which the transaction broke, or their number.
std::size_t run_until_broken(sqlite_connection& connection, std::span<sqlite_job* const> jobs) {
    for (std::size_t i = 0; i < jobs.size(); ++i)
        if (!run_one(connection, *jobs[i])) return i;
    return jobs.size();
}

}

void run_batch(sqlite_connection& connection, std::span<sqlite_job* const> jobs) {
    std::size_t broken = jobs.size();
    try {
        begin(connection);
        broken = run_until_broken(connection, jobs);
        if (broken == jobs.size()) connection.command("COMMIT");
    } catch (const failure&) {
        roll_back(connection);
        fail_all(jobs, std::current_exception());
        return;
    }
    if (broken == jobs.size()) return;
    roll_back(connection);
    jobs[broken]->committed = false;
    for (std::size_t i = 0; i < jobs.size(); ++i)
        if (i != broken) run_batch(connection, jobs.subspan(i, 1));
}

}
