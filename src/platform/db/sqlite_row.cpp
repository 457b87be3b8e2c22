#include "platform/db/sqlite_row.hpp"

#include "platform/db/failure.hpp"

#include <sqlite3.h>

namespace foyer::db {

void sqlite_cells::refuse(int column, const char* wanted) const {
    throw failure(
        "column " + std::string(name(column)) +
        (is_null(column) ? " is null, not " : " holds no ") + wanted
    );
}

bool sqlite_cells::is_null(int column) const { return type(column) == SQLITE_NULL; }

bool sqlite_cells::boolean(int column) const {
    if (type(column) != SQLITE_INTEGER) refuse(column, "boolean");
    return number(column) != 0;
}

std::int64_t sqlite_cells::integer(int column) const {
    if (type(column) != SQLITE_INTEGER) refuse(column, "integer");
    return number(column);
}

std::int64_t sqlite_cells::units(int column, int) const {
    if (type(column) != SQLITE_INTEGER) refuse(column, "scaled decimal");
    return number(column);
}

timestamp sqlite_cells::moment(int column) const {
    // Prisma's older engine wrote milliseconds.
    if (type(column) == SQLITE_INTEGER) return {number(column)};
    if (type(column) != SQLITE_TEXT) refuse(column, "timestamp");
    const auto parsed = parse_timestamp(bytes(column));
    if (!parsed) refuse(column, "timestamp");
    return *parsed;
}

std::string_view sqlite_cells::text(int column) const {
    if (is_null(column)) refuse(column, "text");
    return bytes(column);
}

int sqlite_row::size() const { return sqlite3_column_count(statement_); }

std::string_view sqlite_row::name(int column) const {
    return sqlite3_column_name(statement_, column);
}

int sqlite_row::type(int column) const { return sqlite3_column_type(statement_, column); }

std::int64_t sqlite_row::number(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string_view sqlite_row::bytes(int column) const {
    const auto* begin = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (begin == nullptr) return {};
    return {begin, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

namespace {

class stored_row final : public sqlite_cells {
public:
    stored_row(
        const std::vector<std::string>& names, const std::vector<sqlite_stored_rows::cell>& cells
    )
        : names_(names), cells_(cells) {}
    int size() const override { return static_cast<int>(names_.size()); }
    std::string_view name(int column) const override { return names_.at(column); }

private:
    int type(int column) const override { return cells_.at(column).type; }
    std::int64_t number(int column) const override { return cells_.at(column).number; }
    std::string_view bytes(int column) const override { return cells_.at(column).bytes; }

    const std::vector<std::string>& names_;
    const std::vector<sqlite_stored_rows::cell>& cells_;
};

}

void sqlite_stored_rows::append(const sqlite_row& from) {
    const int size = from.size();
    if (names_.empty())
        for (int c = 0; c < size; ++c) names_.emplace_back(from.name(c));
    auto& cells = rows_.emplace_back();
    cells.reserve(size);
    for (int c = 0; c < size; ++c) {
        cell one{from.type(c), 0, {}};
        if (one.type == SQLITE_INTEGER) one.number = from.number(c);
        if (one.type != SQLITE_NULL) one.bytes = from.bytes(c);
        cells.push_back(std::move(one));
    }
}

void sqlite_stored_rows::clear() {
    names_.clear();
    rows_.clear();
}

void sqlite_stored_rows::for_each(const std::function<void(const row&)>& f) const {
    for (const auto& cells : rows_) f(stored_row(names_, cells));
}

}
