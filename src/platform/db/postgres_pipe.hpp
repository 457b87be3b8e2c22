#pragma once

#include "platform/db/postgres_pool.hpp"

namespace foyer::db {

// One read-only connection that the fibers of one core share. Queries of the same turn of the loop
// go out as one batch, which costs both sides less than one by one; answers come in the same order.
// Whoever waits longest reads the socket for all others (there is no fiber of its own), and hands
// this duty on when its own answer is there. Used on its core's thread only.
class postgres_pipe {
public:
    // `names_requests`: each query is preceded by postgres_connection::name_request.
    postgres_pipe(postgres_door& door, bool names_requests)
        : door_(door), names_requests_(names_requests) {}

    enum class batching : std::uint8_t {
        shared,
        alone // others shall not wait for its answer to get theirs
    };

    // Waits for the answer, which is in `reply` then; postgres_skipped is its failure when another
    // query of the batch failed. Throws unavailable when there is no connection or too much is
    // under way.
    void ask(
        std::string_view text, std::span<const value> values, batching how, postgres_reply& reply
    );

    std::size_t under_way() const { return asked_.size(); }

private:
    struct question {
        postgres_reply& reply;
        std::optional<runtime::waker> waker{};
    };

    void ensure_connection();
    void open_connection();
    void join_batch(batching how);
    void send_batch();
    void read_for_all(question& mine);
    void wake_answered(const question& mine);

    postgres_door& door_;
    const bool names_requests_;
    postgres_reply ignored_; // outlives the connection, which may still want to answer it
    std::unique_ptr<postgres_connection> connection_;
    std::deque<question*> asked_;
    std::vector<runtime::waker> waiting_for_connection_;
    std::size_t batched_{0}; // queries of the batch that is not sent yet
    bool opening_{false};
    bool somebody_reads_{false};
};

}
