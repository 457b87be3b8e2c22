#include "platform/db/postgres_error.hpp"

#include <algorithm>
#include <string_view>

namespace foyer::db {

namespace {

std::string field(const PGresult* r, int code) {
    const char* text = PQresultErrorField(r, code);
    return text == nullptr ? "" : text;
}

std::exception_ptr constraint_failure(
    const PGresult* r, std::string_view state, const std::string& message
) {
    const auto name = field(r, PG_DIAG_CONSTRAINT_NAME);
    if (state == "23505") return std::make_exception_ptr(unique_violation(message, name));
    if (state == "23503") return std::make_exception_ptr(foreign_key_violation(message, name));
    if (state == "23514") return std::make_exception_ptr(check_violation(message, name));
    if (state == "23502") {
        const auto column =
            field(r, PG_DIAG_TABLE_NAME) + '_' + field(r, PG_DIAG_COLUMN_NAME) + "_not_null";
        return std::make_exception_ptr(constraint_violation(message, column));
    }
    return std::make_exception_ptr(constraint_violation(message, name));
}

// Shutting down, connections, resources, cancelled by a timeout.
bool is_unavailable(std::string_view state) {
    return state.starts_with("57") || state.starts_with("08") || state == "53300" ||
           state == "53200" || state == "53400" || state == "25P03";
}

std::exception_ptr failure_of_state(const PGresult* r, std::string_view state) {
    const auto message =
        field(r, PG_DIAG_MESSAGE_PRIMARY) + " (SQLSTATE " + std::string(state) + ')';
    if (state.starts_with("23")) return constraint_failure(r, state, message);
    if (state == "40001" || state == "40P01") return std::make_exception_ptr(must_retry(message));
    if (is_stale_plan(r)) return std::make_exception_ptr(postgres_stale_plan(message));
    if (state == "53100") return std::make_exception_ptr(storage_exhausted(message));
    if (state == "25006") return std::make_exception_ptr(postgres_read_only(message));
    if (state == "55P03") return std::make_exception_ptr(lock_timeout(message));
    if (is_unavailable(state)) return std::make_exception_ptr(unavailable(message));
    return std::make_exception_ptr(failure(message));
}

}

bool is_stale_plan(const PGresult* r) {
    const auto state = field(r, PG_DIAG_SQLSTATE);
    return state == "26000" ||
           (state == "0A000" && field(r, PG_DIAG_MESSAGE_PRIMARY).starts_with("cached plan"));
}

std::exception_ptr failure_of(const PGresult* r) {
    switch (PQresultStatus(r)) {
        case PGRES_COMMAND_OK:
        case PGRES_TUPLES_OK:
        case PGRES_SINGLE_TUPLE:
        case PGRES_PIPELINE_SYNC: return nullptr;
        case PGRES_PIPELINE_ABORTED:
            return std::make_exception_ptr(postgres_skipped("an earlier statement failed"));
        default: break;
    }
    const auto state = field(r, PG_DIAG_SQLSTATE);
    // libpq's own errors have no SQLSTATE: the connection is gone.
    if (state.empty()) return std::make_exception_ptr(unavailable("PostgreSQL: connection lost"));
    return failure_of_state(r, state);
}

std::string connection_message(const PGconn* c) {
    std::string text = c == nullptr ? "out of memory" : PQerrorMessage(c);
    std::ranges::replace(text, '\n', ' ');
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

}
