#include "platform/db/postgres_line.hpp"

#include "platform/db/postgres_settings.hpp"

#include <charconv>
#include <string_view>

namespace foyer::db {

postgres_line::postgres_line(const std::string& url, const std::string& application_name) {
    auto parameters = postgres_settings(url).parameters(postgres_role::upkeep);
    parameters.emplace_back("application_name", application_name); // a later one wins
    const postgres_keywords given(std::move(parameters));
    connection_.reset(PQconnectdbParams(given.names(), given.texts(), 0));
    if (PQstatus(connection_.get()) != CONNECTION_OK)
        throw unavailable("PostgreSQL: " + connection_message(connection_.get()));
    // Notices (a table that is not there to be dropped) are for nobody.
    PQsetNoticeProcessor(connection_.get(), [](void*, const char*) {}, nullptr);
}

void postgres_line::fail(const PGresult* r) const {
    const char* state = PQresultErrorField(r, PG_DIAG_SQLSTATE);
    if (state != nullptr && std::string_view(state) == "42501")
        throw postgres_not_allowed(PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY));
    if (const auto fault = failure_of(r)) std::rethrow_exception(fault);
    throw failure("PostgreSQL: " + connection_message(connection_.get()));
}

postgres_result postgres_line::run(const std::string& sql) {
    postgres_result r(PQexec(connection_.get(), sql.c_str()));
    switch (PQresultStatus(r.get())) {
        case PGRES_COMMAND_OK:
        case PGRES_TUPLES_OK:
        case PGRES_COPY_IN:
        case PGRES_COPY_OUT: return r;
        default: fail(r.get());
    }
}

std::vector<postgres_line::text_row> postgres_line::ask(const std::string& sql) {
    const auto r = run(sql);
    std::vector<text_row> out;
    for (int i = 0; i < PQntuples(r.get()); ++i) {
        auto& row = out.emplace_back();
        for (int c = 0; c < PQnfields(r.get()); ++c)
            row.emplace_back(
                PQgetvalue(r.get(), i, c), static_cast<std::size_t>(PQgetlength(r.get(), i, c))
            );
    }
    return out;
}

std::string postgres_line::ask_one(const std::string& sql) {
    const auto rows = ask(sql);
    if (rows.size() != 1 || rows[0].size() != 1) throw failure("not one cell: " + sql);
    return rows[0][0];
}

std::int64_t postgres_line::copy_rows(
    const std::string& from, postgres_line& there, const std::string& into
) {
    run("COPY " + from + " TO STDOUT");
    there.run("COPY " + into + " FROM STDIN");
    char* bytes = nullptr;
    int size = 0;
    while ((size = PQgetCopyData(connection_.get(), &bytes, 0)) > 0) {
        const std::unique_ptr<char, void (*)(void*)> line(bytes, &PQfreemem);
        if (PQputCopyData(there.connection_.get(), bytes, size) != 1) there.fail(nullptr);
    }
    if (size == -2) fail(nullptr);
    finish_copy();
    if (PQputCopyEnd(there.connection_.get(), nullptr) != 1) there.fail(nullptr);
    return there.finish_copy();
}

std::int64_t postgres_line::finish_copy() {
    std::int64_t rows = 0;
    while (const auto r = postgres_result(PQgetResult(connection_.get()))) {
        if (PQresultStatus(r.get()) != PGRES_COMMAND_OK) fail(r.get());
        const std::string_view count = PQcmdTuples(r.get());
        std::from_chars(count.data(), count.data() + count.size(), rows);
    }
    return rows;
}

}
