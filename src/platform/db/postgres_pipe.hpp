#pragma once

#include "platform/db/postgres_pool.hpp"

namespace foyer::db {

// One read-only connection that the fibers of one core share: each sends its query at once, answers
// come in the same order. Whoever waits longest reads the socket for all others (there is no fiber
// of its own), and hands this duty on when its own answer is there. Used on its core's thread only.
class postgres_pipe {
public:
    // `names_requests`: each query is preceded by postgres_connection::name_request.
    postgres_pipe(postgres_door& door, bool names_requests)
        : door_(door), names_requests_(names_requests) {}

    // Waits for the answer, which is in `reply` then. Throws unavailable when there is no
    // connection or too much is under way.
    void ask(std::string_view text, std::span<const value> values, postgres_reply& reply);

    std::size_t under_way() const { return asked_.size(); }

private:
    struct question {
        postgres_reply& reply;
        std::optional<runtime::waker> waker{};
    };

    void ensure_connection();
    void open_connection();
    void read_for_all(question& mine);
    void wake_answered(const question& mine);

    postgres_door& door_;
    const bool names_requests_;
    postgres_reply ignored_; // outlives the connection, which may still want to answer it
    std::unique_ptr<postgres_connection> connection_;
    std::deque<question*> asked_;
    std::vector<runtime::waker> waiting_for_connection_;
    bool opening_{false};
    bool somebody_reads_{false};
};

}
