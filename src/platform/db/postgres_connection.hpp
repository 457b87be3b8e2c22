#pragma once

#include "platform/db/by_text.hpp"
#include "platform/db/postgres_counters.hpp"
#include "platform/db/postgres_error.hpp"
#include "platform/db/postgres_settings.hpp"
#include "platform/db/session.hpp"

#include <libpq-fe.h>

#include <chrono>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace foyer::db {

// Where the answer to a statement goes. Several statements may share one when only their first
// failure is wanted.
struct postgres_reply {
    postgres_result result;
    std::exception_ptr failure;
    int open{0}; // statements that were sent and not answered yet

    // When set, rows are handed over one by one while they arrive, and not kept.
    const row_function* each{nullptr};
    std::int64_t rows{0}; // handed over

    bool done() const { return open == 0; }
};

// One session in pipeline mode, used by one fiber or thread at a time (or by the fibers of one core
// that share a pipe). Statements are prepared by name at their first use. Sending never waits.
class postgres_connection {
public:
    // Waits until the server accepts. Throws unavailable when it does not within five seconds,
    // failure when it never will (wrong password, no such database).
    postgres_connection(
        const postgres_settings& settings, postgres_role r, postgres_counters& counters
    );
    ~postgres_connection();
    postgres_connection(const postgres_connection&) = delete;
    postgres_connection& operator=(const postgres_connection&) = delete;

    // Puts a statement into the batch. The reply must live until it is done.
    void send(std::string_view text, std::span<const value> values, postgres_reply& reply);

    // Prepares it only.
    void prepare(std::string_view text, postgres_reply& reply) { prepared_name(text, reply); }

    // The same for a statement without parameters that is not worth preparing.
    void send_command(const char* text, postgres_reply& reply);

    // Puts a statement before the batch's others that lets the server show for which request this
    // connection works, until the end of the transaction; nothing outside of a request. The reply
    // hears of it only when it fails.
    void name_request(postgres_reply& reply);

    // Ends the batch and gives it to the network. A failing statement skips the rest of its batch.
    void sync();

    // Waits until everything sent is answered. What went wrong is in the replies; throws only what
    // a reply's `each` throws, and then the connection must be closed.
    void finish(std::chrono::milliseconds at_most);

    // Takes in what came, or waits for the server once; for who shares the connection.
    void wait_and_take(std::chrono::milliseconds at_most);

    // Fails everything that is not answered; the connection is of no use any more.
    void give_up(const std::string& why);

    bool broken() const { return broken_; }
    // A look without waiting: false when the server closed the connection meanwhile.
    bool still_open();
    bool in_transaction() const;

    PGconn* handle() const { return connection_.get(); }

private:
    struct close {
        void operator()(PGconn* c) const { PQfinish(c); }
    };
    enum class kind { prepare, statement, sync };
    struct pending {
        kind what;
        postgres_reply* reply;
        std::string text; // of the statement, for `prepare` and `statement`
        std::string name;
        bool begun{false};
    };
    void connect(const postgres_settings& settings, postgres_role r);
    void take_available();
    void take(postgres_result r);
    void take_result(pending& front, postgres_result r);
    // The next use prepares the statement again.
    void forget(const pending& p);
    bool refuse_when_broken(postgres_reply& reply) const;
    void flush();
    std::string prepared_name(std::string_view text, postgres_reply& reply);
    void expect(kind what, postgres_reply* reply, std::string_view text, std::string name);

    std::unique_ptr<PGconn, close> connection_;
    postgres_counters& counters_;
    std::deque<pending> pending_;
    by_text<std::string> names_;
    std::string usual_name_; // what the server shows while nobody is named
    std::int64_t prepared_{0};
    bool broken_{false};
    bool unsent_{false};
};

}
