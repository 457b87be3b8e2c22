#include "platform/db/postgres_row.hpp"

#include "platform/base/decimal.hpp"
#include "platform/db/failure.hpp"

#include <charconv>
#include <string>

namespace foyer::db {

int postgres_row::size() const { return PQnfields(result_); }

std::string_view postgres_row::name(int column) const { return PQfname(result_, column); }

bool postgres_row::is_null(int column) const { return PQgetisnull(result_, number_, column) != 0; }

void postgres_row::refuse(int column, const char* wanted) const {
    throw failure(
        "column " + std::string(name(column)) +
        (is_null(column) ? " is null, not " : " holds no ") + wanted
    );
}

std::string_view postgres_row::bytes(int column, const char* wanted) const {
    if (is_null(column)) refuse(column, wanted);
    return {
        PQgetvalue(result_, number_, column),
        static_cast<std::size_t>(PQgetlength(result_, number_, column))
    };
}

bool postgres_row::boolean(int column) const {
    const auto text = bytes(column, "boolean");
    if (text != "t" && text != "f") refuse(column, "boolean");
    return text == "t";
}

std::int64_t postgres_row::integer(int column) const {
    const auto text = bytes(column, "integer");
    std::int64_t out = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, out);
    if (read.ec != std::errc{} || read.ptr != end) refuse(column, "integer");
    return out;
}

std::int64_t postgres_row::units(int column, int scale) const {
    const auto parsed = parse_units(bytes(column, "decimal"), scale);
    if (!parsed) refuse(column, "decimal of that scale");
    return *parsed;
}

timestamp postgres_row::moment(int column) const {
    const auto parsed = parse_timestamp(bytes(column, "timestamp"));
    if (!parsed) refuse(column, "timestamp");
    return *parsed;
}

std::string_view postgres_row::text(int column) const { return bytes(column, "text"); }

}
