#pragma once

#include "platform/base/result.hpp"
#include "platform/db/migrate/run_options.hpp"
#include "platform/db/script_session.hpp"

#include <functional>
#include <string>

namespace foyer::migrate {

// Runs the statements of a migration one by one on a connection of its own, says each before it
// runs, and tries again what a lock kept from running.
class statement_runner {
public:
    // `who` says who was in the way. All must outlive it.
    statement_runner(
        db::script_session& s, const run_options& how, const std::function<std::string()>& who
    )
        : session_(s), how_(how), who_(who) {}

    // Where the statements that follow belong to.
    void enter(int version, int part, int parts);

    std::int64_t run(std::string_view sql);

    // Says what a query of the session is going to do, and gives the session.
    db::script_session& about_to(std::string_view what);
    db::script_session& session() { return session_; }
    const run_options& how() const { return how_; }

    // Runs `work` as a transaction, again when a lock was not free in time; on SQLite with the
    // write lock. Its error rolls back. errc::conflict "migration.locked" names who was in the way.
    result<> transaction(const std::function<result<>()>& work);

    // The same without a transaction around it.
    result<> retried(const std::function<result<>()>& work);

    // Statements wait so long for locks from now on; 0 for ever.
    void limit_lock_waits(std::chrono::milliseconds at_most);
    // SQLite: whether references are watched, or not while tables are rebuilt.
    void watch_references(bool on);

    // Undoes what is open; does not throw.
    void roll_back();

    // The statement that ran last, for messages.
    const std::string& last_statement() const { return last_; }
    void tell(std::int64_t rows_done, std::int64_t rows_left) const;

private:
    error locked(const std::string& reason) const;

    db::script_session& session_;
    const run_options& how_;
    const std::function<std::string()>& who_;
    int version_{};
    int part_{};
    int parts_{};
    std::string last_;
};

}
