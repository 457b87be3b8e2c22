#include "platform/db/postgres_database.hpp"

#include "platform/base/generations.hpp"
#include "platform/base/id.hpp"
#include "platform/db/closure_guard.hpp"
#include "platform/db/postgres_script.hpp"
#include "platform/db/retry.hpp"
#include "platform/db/statement_text.hpp"

namespace foyer::db {

namespace {

constexpr std::chrono::milliseconds long_response_limit = long_statement_limit + response_limit;
// For the duration of the statement's own transaction.
constexpr const char* allow_long = "SELECT set_config('statement_timeout', '900000', true)";
static_assert(std::chrono::milliseconds(long_statement_limit).count() == 900'000);

constexpr int outside_connections = 16;
constexpr std::size_t max_known_texts = 1000;

}

postgres_database::postgres_database(const options& o)
    : url_(o.url),
      settings_(o.url),
      meter_(o.cores),
      door_(settings_, counters_),
      cores_(make_cores(door_, o)),
      outside_(door_, outside_connections),
      keeper_(door_, new_cuid(), [this] {
          outside_.end_overdue_waits();
          for (const auto& core : cores_) core->pool.end_overdue_waits();
      }) {
    // Who served before may have died before it told.
    if (o.serves) keeper_.tell(std::vector<std::string>{"*"});
}

postgres_database::~postgres_database() = default;

std::vector<std::unique_ptr<postgres_database::core_state>> postgres_database::make_cores(
    postgres_door& door, const options& o
) {
    std::vector<std::unique_ptr<core_state>> list;
    for (int i = 0; i < o.cores; ++i) list.push_back(std::make_unique<core_state>(door, o));
    return list;
}

postgres_database::core_state* postgres_database::this_core() {
    const int core = runtime::core_index();
    return core < 0 ? nullptr : cores_.at(static_cast<std::size_t>(core)).get();
}

postgres_pool& postgres_database::this_pool() {
    auto* const core = this_core();
    return core == nullptr ? outside_ : core->pool;
}

std::int64_t postgres_database::execute(
    const query& q, std::span<const value> values, const row_function& f
) {
    assert_outside_closure();
    const query_meter::timing timing(meter_, q);
    postgres_reply reply;
    with_retries([&] {
        reply = {};
        if (q.may_run_long) reply.each = &f; // exports may be larger than memory
        ask(q, values, reply);
        if (reply.failure) std::rethrow_exception(reply.failure);
    });
    return reply.result ? read_reply(reply, f) : reply.rows;
}

void postgres_database::enqueue(const query& q, std::span<const value> values) {
    execute(q, values, [](const row&) {});
}

void postgres_database::ask(const query& q, std::span<const value> values, postgres_reply& reply) {
    if (!ask_pipe(q, values, reply)) ask_alone(q, values, reply);
}

bool& postgres_database::only_reads(core_state& core, std::string_view text) {
    const auto known = core.only_read.find(text);
    if (known != core.only_read.end()) return known->second;
    if (core.only_read.size() >= max_known_texts) core.only_read.clear();
    return core.only_read.emplace(text, looks_read_only(text)).first->second;
}

// False when this query does not belong there; then nothing was done.
bool postgres_database::ask_pipe(
    const query& q, std::span<const value> values, postgres_reply& reply
) {
    auto* const core = this_core();
    const auto text = q.text_for(engine::postgres);
    if (core == nullptr || q.may_run_long || !only_reads(*core, text)) return false;
    auto& [one, other] = core->pipes;
    const auto how = q.scans ? postgres_pipe::batching::alone : postgres_pipe::batching::shared;
    (one.under_way() <= other.under_way() ? one : other).ask(text, values, how, reply);
    if (!reply.failure) return true;
    try {
        std::rethrow_exception(reply.failure);
    } catch (const postgres_read_only&) {
        only_reads(*core, text) = false; // it calls a function that writes
    } catch (const postgres_skipped&) {  // beside one that failed
    } catch (const failure&) {
        return true;
    }
    reply = {};
    return false;
}

void postgres_database::ask_alone(
    const query& q, std::span<const value> values, postgres_reply& reply
) {
    postgres_reply ignored; // outlives the connection, which may still want to answer it
    const postgres_pool::lease connection(this_pool());
    if (q.may_run_long) connection->send_command(allow_long, ignored);
    connection->name_request(ignored);
    connection->send(q.text_for(engine::postgres), values, reply);
    connection->sync();
    connection->finish(q.may_run_long ? long_response_limit : response_limit);
}

void postgres_database::run_transaction(const std::function<bool(db::transaction&)>& work) {
    assert_outside_closure();
    with_retries([&] { attempt(work); });
}

void postgres_database::attempt(const std::function<bool(db::transaction&)>& work) {
    ++counters_.transactions;
    const postgres_pool::lease connection(this_pool());
    postgres_transaction tx(*connection);
    std::exception_ptr fault;
    bool keep = false;
    try {
        {
            const closure_mark mark;
            keep = work(tx);
        }
        if (keep) tx.commit();
    } catch (...) {
        fault = std::current_exception();
    }
    if (fault || !keep) tx.roll_back();
    // Also after a commit that failed: when only its answer was lost, it was done all the same.
    if (keep) {
        for (const auto& tag : tx.tags()) generations::raise(generations::slot_of(tag));
        keeper_.tell(tx.tags());
    }
    if (fault) std::rethrow_exception(fault);
}

void postgres_database::execute_script(std::string_view sql) {
    assert_outside_closure();
    const auto connection = door_.open(postgres_role::upkeep);
    for (const auto& statement : split_script(sql)) {
        postgres_reply reply;
        connection->send_command(statement.c_str(), reply);
        connection->sync();
        connection->finish(std::chrono::hours(24));
        if (reply.failure) std::rethrow_exception(reply.failure);
    }
    if (connection->in_transaction()) throw failure("the script left its transaction open");
}

std::unique_ptr<script_session> postgres_database::open_script() {
    assert_outside_closure();
    return std::make_unique<postgres_script>(door_.open(postgres_role::upkeep));
}

void postgres_database::prepare(const query& q) {
    const auto connection = door_.open(postgres_role::work);
    postgres_reply reply;
    connection->prepare(q.text_for(engine::postgres), reply);
    connection->sync();
    connection->finish(response_limit);
    if (reply.failure) std::rethrow_exception(reply.failure);
}

traffic_counts postgres_database::traffic() const {
    return {counters_.transactions, counters_.round_trips, counters_.statements};
}

}
