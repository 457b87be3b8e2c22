#include "platform/db/postgres_transaction.hpp"

#include "platform/db/closure_guard.hpp"
#include "platform/db/postgres_row.hpp"

#include <charconv>

namespace foyer::db {

namespace {

// The server cancels a statement earlier; this is for a network that swallows answers.
// A closure that queues thousands of rows sends them in parts.
constexpr int max_batched_writes = 200;

}

std::int64_t read_reply(const postgres_reply& reply, const row_function& f) {
    if (reply.failure) std::rethrow_exception(reply.failure);
    const auto* const r = reply.result.get();
    if (r == nullptr) throw unavailable("PostgreSQL: no answer");
    if (PQresultStatus(r) == PGRES_TUPLES_OK) {
        const int rows = PQntuples(r);
        for (int i = 0; i < rows; ++i) f(postgres_row(r, i));
        return rows;
    }
    const std::string_view changed = PQcmdTuples(reply.result.get());
    std::int64_t count = 0;
    std::from_chars(changed.data(), changed.data() + changed.size(), count);
    return count;
}

void postgres_transaction::begin() {
    if (begun_) return;
    begun_ = true;
    connection_.send_command("BEGIN", queued_);
    connection_.name_request(queued_);
}

void postgres_transaction::finish_batch() {
    const closure_pause pause;
    connection_.sync();
    connection_.finish(response_limit);
    waiting_ = 0;
    if (queued_.failure) order_.fail(queued_.failure);
}

std::int64_t postgres_transaction::execute(
    const query& q, std::span<const value> values, const row_function& f
) {
    order_.check();
    return order_.watch([&] {
        begin();
        postgres_reply reply;
        connection_.send(q.text_for(engine::postgres), values, reply);
        finish_batch();
        order_.check();
        return read_reply(reply, f);
    });
}

void postgres_transaction::enqueue(const query& q, std::span<const value> values) {
    if (order_.failed()) return;
    order_.keep([&] {
        begin();
        connection_.send(q.text_for(engine::postgres), values, queued_);
        if (++waiting_ >= max_batched_writes) finish_batch();
    });
}

void postgres_transaction::commit() {
    order_.check();
    if (!begun_) return;
    postgres_reply done;
    connection_.send_command("COMMIT", done);
    finish_batch();
    order_.check();
    if (done.failure) std::rethrow_exception(done.failure);
    // COMMIT of a transaction that failed answers ROLLBACK, without an error.
    if (!done.result || std::string_view(PQcmdStatus(done.result.get())) != "COMMIT")
        throw failure("PostgreSQL rolled back instead of committing");
}

void postgres_transaction::roll_back() {
    if (!begun_ || connection_.broken()) return;
    postgres_reply ignored;
    connection_.sync(); // ends a batch that failed; nothing after the failure was run
    connection_.send_command("ROLLBACK", ignored);
    connection_.sync();
    connection_.finish(response_limit);
    if (ignored.failure) connection_.give_up("ROLLBACK failed");
}

}
