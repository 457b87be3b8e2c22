#include "platform/db/postgres_connection.hpp"

#include "platform/db/postgres_row.hpp"
#include "platform/db/postgres_values.hpp"
#include "platform/runtime/await.hpp"
#include "platform/runtime/loop_turn.hpp"

#include <algorithm>
#include <poll.h>

namespace foyer::db {

namespace {

using clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds connect_limit{5000};
constexpr std::size_t max_statements = 1000;
// PostgreSQL cuts longer names.
constexpr std::size_t max_application_name = 63;
constexpr std::string_view set_application_name = "SELECT set_config('application_name', $1, true)";
// Both sides may be waiting for the other to read: while output is stuck, look at the input often.
constexpr milliseconds stuck_rhythm{5};

milliseconds left_until(clock::time_point end) {
    return std::max(milliseconds(0), std::chrono::ceil<milliseconds>(end - clock::now()));
}

bool is_permanent(const PGconn* c) {
    const std::string_view text = PQerrorMessage(c);
    return text.find("authentication failed") != text.npos ||
           (text.find("does not exist") != text.npos && text.find("FATAL") != text.npos);
}

}

postgres_connection::postgres_connection(
    const postgres_settings& settings, postgres_role r, postgres_counters& counters
)
    : counters_(counters) {
    connect(settings, r);
}

postgres_connection::~postgres_connection() {
    if (!pending_.empty()) give_up("the connection is closed");
}

void postgres_connection::connect(const postgres_settings& settings, postgres_role r) {
    const postgres_keywords given(settings.parameters(r));
    connection_.reset(PQconnectStartParams(given.names(), given.texts(), 0));
    const auto end = clock::now() + connect_limit;
    auto wanted = PGRES_POLLING_WRITING;
    while (handle() != nullptr && PQstatus(handle()) != CONNECTION_BAD &&
           wanted != PGRES_POLLING_OK && wanted != PGRES_POLLING_FAILED) {
        const auto what = wanted == PGRES_POLLING_READING ? runtime::readiness::readable
                                                          : runtime::readiness::writable;
        if (!runtime::wait_socket(PQsocket(handle()), what, left_until(end)))
            throw unavailable("PostgreSQL does not answer");
        wanted = PQconnectPoll(handle());
    }
    if (handle() == nullptr || PQstatus(handle()) != CONNECTION_OK) {
        const auto message = "cannot connect to PostgreSQL: " + connection_message(handle());
        if (handle() != nullptr && is_permanent(handle())) throw failure(message);
        throw unavailable(message);
    }
    const char* const name = PQparameterStatus(handle(), "application_name");
    usual_name_ = name == nullptr ? "" : name;
    PQsetnonblocking(handle(), 1);
    PQsetNoticeProcessor(handle(), [](void*, const char*) {}, nullptr);
    if (PQenterPipelineMode(handle()) != 1) throw failure("cannot enter pipeline mode");
}

void postgres_connection::expect(
    kind what, postgres_reply* reply, std::string_view text, std::string name
) {
    pending_.push_back({what, reply, std::string(text), std::move(name)});
    if (reply != nullptr) ++reply->open;
}

std::string postgres_connection::prepared_name(std::string_view text, postgres_reply& reply) {
    if (const auto known = names_.find(text); known != names_.end()) return known->second;
    if (names_.size() >= max_statements) {
        names_.clear();
        send_command("DEALLOCATE ALL", reply);
    }
    auto name = "s" + std::to_string(++prepared_);
    const std::string sql(text);
    if (PQsendPrepare(handle(), name.c_str(), sql.c_str(), 0, nullptr) == 1)
        expect(kind::prepare, &reply, text, name);
    else
        give_up(connection_message(handle()));
    names_.emplace(text, name);
    return name;
}

bool postgres_connection::refuse_when_broken(postgres_reply& reply) const {
    if (broken_ && !reply.failure)
        reply.failure = std::make_exception_ptr(unavailable("PostgreSQL: connection lost"));
    return broken_;
}

void postgres_connection::send(
    std::string_view text, std::span<const value> values, postgres_reply& reply
) {
    const postgres_values wire(values);
    if (refuse_when_broken(reply)) return;
    auto name = prepared_name(text, reply);
    if (refuse_when_broken(reply)) return;
    ++counters_.statements;
    const int sent = PQsendQueryPrepared(
        handle(), name.c_str(), wire.count(), wire.texts(), nullptr, nullptr, 0
    );
    expect(kind::statement, &reply, text, std::move(name));
    if (sent != 1) give_up(connection_message(handle()));
}

void postgres_connection::send_command(const char* text, postgres_reply& reply) {
    if (refuse_when_broken(reply)) return;
    const int sent = PQsendQueryParams(handle(), text, 0, nullptr, nullptr, nullptr, nullptr, 0);
    expect(kind::statement, &reply, {}, {});
    if (sent != 1) give_up(connection_message(handle()));
}

void postgres_connection::name_request(postgres_reply& reply) {
    const auto id = runtime::asked_by();
    if (id.empty() || broken_) return;
    std::string name = usual_name_.substr(0, max_application_name - 1 - id.size());
    name.append(" ").append(id);
    const value values[] = {to_value(name)};
    send(set_application_name, values, reply);
}

void postgres_connection::sync() {
    if (broken_) return;
    ++counters_.round_trips;
    if (PQpipelineSync(handle()) != 1) return give_up(connection_message(handle()));
    expect(kind::sync, nullptr, {}, {});
    flush();
}

void postgres_connection::flush() {
    const int left = PQflush(handle());
    unsent_ = left == 1;
    if (left < 0) give_up(connection_message(handle()));
}

void postgres_connection::finish(std::chrono::milliseconds at_most) {
    const auto end = clock::now() + at_most;
    while (!pending_.empty() && !broken_) {
        if (clock::now() >= end) return give_up("no answer in time");
        wait_and_take(left_until(end));
    }
}

void postgres_connection::wait_and_take(std::chrono::milliseconds at_most) {
    const auto before = pending_.size();
    take_available(); // libpq may have read while it wrote
    if (pending_.size() != before || broken_) return;
    if (unsent_) {
        flush();
        if (broken_) return;
    }
    const int socket = PQsocket(handle());
    if (socket < 0) return give_up(connection_message(handle())); // libpq has closed it by itself
    const auto what = unsent_ ? runtime::readiness::writable : runtime::readiness::readable;
    runtime::wait_socket(socket, what, unsent_ ? stuck_rhythm : at_most);
    if (PQconsumeInput(handle()) != 1) {
        take_available(); // the server's last words, if any
        return give_up(connection_message(handle()));
    }
    take_available();
}

void postgres_connection::take_available() {
    while (!pending_.empty() && !broken_) {
        auto& front = pending_.front();
        const bool begins = !std::exchange(front.begun, true);
        if (begins && front.what == kind::statement && front.reply->each != nullptr)
            PQsetSingleRowMode(handle());
        if (PQisBusy(handle()) != 0) return;
        postgres_result r(PQgetResult(handle()));
        take(std::move(r));
    }
}

void postgres_connection::take(postgres_result r) {
    auto& front = pending_.front();
    if (front.what == kind::sync) {
        if (!r && PQstatus(handle()) == CONNECTION_OK) return;
        const bool expected = r && PQresultStatus(r.get()) == PGRES_PIPELINE_SYNC;
        if (!expected) return give_up("connection lost");
        pending_.pop_front();
        return;
    }
    if (r) return take_result(front, std::move(r));
    if (PQstatus(handle()) == CONNECTION_BAD) return give_up(connection_message(handle()));
    --front.reply->open; // an empty result ends the answers to one statement
    pending_.pop_front();
}

void postgres_connection::take_result(pending& front, postgres_result r) {
    auto& reply = *front.reply;
    if (auto fault = failure_of(r.get())) {
        if (front.what == kind::prepare || is_stale_plan(r.get())) forget(front);
        if (!reply.failure) reply.failure = fault;
    } else if (front.what == kind::prepare) {
        return;
    } else if (reply.each != nullptr && PQresultStatus(r.get()) != PGRES_COMMAND_OK) {
        const int rows = PQntuples(r.get());
        for (int i = 0; i < rows; ++i, ++reply.rows) (*reply.each)(postgres_row(r.get(), i));
    } else {
        reply.result = std::move(r);
    }
}

void postgres_connection::forget(const pending& p) {
    const auto known = names_.find(p.text);
    if (known != names_.end() && known->second == p.name) names_.erase(known);
}

void postgres_connection::give_up(const std::string& why) {
    broken_ = true;
    for (const auto& p : pending_) {
        if (p.reply == nullptr) continue;
        --p.reply->open;
        if (!p.reply->failure)
            p.reply->failure = std::make_exception_ptr(unavailable("PostgreSQL: " + why));
    }
    pending_.clear();
}

bool postgres_connection::still_open() {
    if (broken_ || PQstatus(handle()) != CONNECTION_OK) return false;
    pollfd one{PQsocket(handle()), POLLIN, 0};
    // Nothing was asked, so whatever stands there is a farewell.
    return ::poll(&one, 1, 0) == 0;
}

bool postgres_connection::in_transaction() const {
    return PQtransactionStatus(handle()) != PQTRANS_IDLE;
}

}
