#include "platform/db/postgres_script.hpp"

#include "platform/db/postgres_transaction.hpp"

namespace foyer::db {

namespace {

// An index over a large table takes hours.
constexpr std::chrono::hours script_response_limit{24};

}

std::int64_t postgres_script::answer_to(const postgres_reply& reply, const row_function& f) {
    connection_->sync();
    connection_->finish(script_response_limit);
    return read_reply(reply, f);
}

std::int64_t postgres_script::run_statement(std::string_view sql) {
    postgres_reply reply;
    connection_->send_command(std::string(sql).c_str(), reply);
    return answer_to(reply, [](const row&) {});
}

std::int64_t postgres_script::execute(
    const query& q, std::span<const value> values, const row_function& f
) {
    postgres_reply reply;
    connection_->send(q.text_for(engine::postgres), values, reply);
    return answer_to(reply, f);
}

void postgres_script::enqueue(const query& q, std::span<const value> values) {
    execute(q, values, [](const row&) {});
}

}
