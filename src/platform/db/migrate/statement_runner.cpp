#include "platform/db/migrate/statement_runner.hpp"

#include "platform/db/failure.hpp"
#include "platform/runtime/await.hpp"

namespace foyer::migrate {

void statement_runner::enter(int version, int part, int parts) {
    version_ = version;
    part_ = part;
    parts_ = parts;
}

db::script_session& statement_runner::about_to(std::string_view what) {
    last_ = what;
    if (how_.on_statement) how_.on_statement({version_, part_, parts_, what});
    return session_;
}

std::int64_t statement_runner::run(std::string_view sql) {
    return about_to(sql).run_statement(sql);
}

result<> statement_runner::transaction(const std::function<result<>()>& work) {
    return retried([&]() -> result<> {
        run(session_.which() == db::engine::sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
        FOYER_CHECK(work());
        run("COMMIT");
        return {};
    });
}

result<> statement_runner::retried(const std::function<result<>()>& work) {
    auto pause = how_.lock_pause;
    for (int attempt = 1;; ++attempt, pause *= 2) {
        std::string reason;
        try {
            auto done = work();
            if (done.has_error()) roll_back();
            return done;
        } catch (const db::lock_timeout& e) {
            reason = e.what();
        } catch (const db::must_retry& e) {
            reason = e.what();
        }
        roll_back();
        if (attempt == how_.lock_attempts) return locked(reason);
        runtime::sleep_for(pause);
    }
}

error statement_runner::locked(const std::string& reason) const {
    const auto who = who_();
    return {
        errc::conflict, "migration.locked",
        "gave up after " + std::to_string(how_.lock_attempts) + " attempts (" + reason + "); " +
            (who.empty() ? "nobody is in the way any more" : "in the way: " + who) +
            "; waiting: " + last_
    };
}

void statement_runner::limit_lock_waits(std::chrono::milliseconds at_most) {
    const auto text = std::to_string(at_most.count());
    session_.run_statement(
        session_.which() == db::engine::sqlite ? "PRAGMA busy_timeout = " + text
                                               : "SET lock_timeout = " + text
    );
}

void statement_runner::watch_references(bool on) {
    if (session_.which() == db::engine::sqlite)
        session_.run_statement(on ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");
}

void statement_runner::roll_back() {
    try {
        if (session_.in_transaction()) session_.run_statement("ROLLBACK");
    } catch (const db::failure&) {
        // The connection is gone, and the transaction with it.
    }
}

void statement_runner::tell(std::int64_t rows_done, std::int64_t rows_left) const {
    if (how_.on_batch) how_.on_batch({version_, part_, parts_, rows_done, rows_left});
}

}
