#pragma once

#include "platform/base/result.hpp"
#include "platform/db/script_session.hpp"
#include "platform/db/session.hpp"

#include <functional>
#include <memory>
#include <string>

namespace foyer::db {

// A running transaction. Inside the closure only this object is used: no other session, no await,
// no thread-local of the request (asserted). The closure may run more than once. A statement that
// fails ends the transaction, also when its exception is caught: what follows throws the first
// failure again. A closure may catch it and answer with an error, which rolls back.
class transaction : public session {
public:
    // Names what this transaction changes for readers of cached answers (generations.hpp). The
    // generations are raised after the commit and before the caller of database::transaction gets
    // its answer, on other nodes within a second; nothing happens on rollback.
    virtual void changed(std::string_view tag) = 0;

protected:
    ~transaction() = default;
};

struct options {
    std::string url; // sqlite:PATH or postgres://...
    int cores{1};    // how many cores will use per-core connections
    bool create{};   // SQLite: make the file when it is missing
    // PostgreSQL: transactions of one core at the same time; more wait, bounded by a deadline.
    int pool_per_core{8};
    // The server, not a command: other nodes are told at the start that anything may have changed.
    bool serves{};
    // PostgreSQL: the server shows the request of each read too, not only of transactions and
    // single writes; a third more of its time for the smallest read.
    bool trace_reads{};
};

// How long things took and how often, by query name; for /metrics.
struct query_statistics {
    std::string name;
    std::int64_t calls{};
    std::int64_t microseconds{};
};

// What went to the database since it was opened, for metrics and tests.
struct traffic_counts {
    std::int64_t transactions{}; // closures started, with those run again
    std::int64_t round_trips{};  // PostgreSQL: waits for the server; SQLite: groups committed
    std::int64_t statements{};   // statements sent, BEGIN and COMMIT not counted
};

// One database, used by all threads. Autocommit through session's calls; several statements through
// transaction().
class database : public session {
public:
    virtual ~database() = default;

    // Opens the URL. Throws db::failure naming what is wrong with it; a PostgreSQL that is down is
    // no error here: calls throw unavailable until it comes back.
    static std::unique_ptr<database> open(const options& o);

    // Runs `work` as one transaction and returns what it returns. A result<> that holds an error
    // rolls back; so does an exception. Run again when the engine asks for it (at most 10 times,
    // then unavailable is thrown). When this returns a success, the commit is on disk.
    template <class F>
    auto transaction(F&& work) {
        using value_type = std::invoke_result_t<F, db::transaction&>;
        if constexpr (std::is_void_v<value_type>) {
            run_transaction([&](db::transaction& tx) {
                work(tx);
                return true;
            });
        } else {
            std::optional<value_type> answer;
            run_transaction([&](db::transaction& tx) {
                answer.emplace(work(tx));
                if constexpr (requires { answer->has_error(); })
                    return !answer->has_error();
                else
                    return true;
            });
            return *std::move(answer);
        }
    }

    // Statements without parameters, for migrations; several may stand in one text. Each runs on
    // its own; the text may open transactions and must close them. Throws failure at the first that
    // fails.
    virtual void execute_script(std::string_view sql) = 0;

    // A connection of its own, for statements that come one by one.
    virtual std::unique_ptr<script_session> open_script() = 0;

    // Copies the running database into a file, which is replaced when it exists (SQLite online
    // backup; pg_dump custom format). Throws failure.
    virtual void backup_to(const std::string& file) = 0;

    // Lets the engine read the statement without running it. Throws failure when it is wrong.
    virtual void prepare(const query& q) = 0;

    virtual std::vector<query_statistics> statistics() const = 0;
    virtual traffic_counts traffic() const = 0;

private:
    // `work` returns whether to commit.
    virtual void run_transaction(const std::function<bool(db::transaction&)>& work) = 0;
};

}
