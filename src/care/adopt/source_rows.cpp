#include "care/adopt/source_rows.hpp"

#include "care/adopt/made_query.hpp"
#include "care/transfer/canonical_json.hpp"
#include "platform/json/writer.hpp"
#include "platform/schema/ddl.hpp"

#include <stdexcept>

namespace foyer::adopt {

namespace {

constexpr std::int64_t page_rows = 1000;

bool has_any(std::string_view type, std::initializer_list<std::string_view> words) {
    for (const auto word : words)
        if (type.find(word) != std::string_view::npos) return true;
    return false;
}

// PostgreSQL: the kind of storage, then the text. Arrays become JSON lists.
std::string postgres_cell(const source_column& c) {
    const auto name = schema::quoted(c.name);
    if (c.type.ends_with("[]")) return "'text', CAST(to_json(" + name + ") AS text)";
    if (c.type == "bytea") return "'blob', encode(" + name + ", 'hex')";
    if (c.type == "smallint" || c.type == "integer" || c.type == "bigint")
        return "'integer', CAST(" + name + " AS text)";
    if (c.type == "double precision" || c.type == "real")
        return "'real', CAST(" + name + " AS text)";
    return "'text', CAST(" + name + " AS text)";
}

std::string sqlite_cell(const source_column& c) {
    const auto name = schema::quoted(c.name);
    return "typeof(" + name + "), CASE typeof(" + name + ") WHEN 'blob' THEN hex(" + name +
           ") ELSE CAST(" + name + " AS TEXT) END";
}

storage storage_of(std::string_view word) {
    if (word == "integer") return storage::integer;
    if (word == "real") return storage::real;
    if (word == "blob") return storage::blob;
    return storage::text;
}

bool holds_json(const source_column& c) { return has_any(c.type, {"json", "JSON", "[]"}); }

void write_cell(json::writer& w, const source_column& column, const cell& c) {
    if (holds_json(column) && c.kind == storage::text) {
        try {
            w.raw(transfer::canonical_json(c.text));
            return;
        } catch (const std::invalid_argument&) { // kept as the text it is
        }
    }
    if (c.kind == storage::integer || c.kind == storage::real)
        w.raw(c.text);
    else
        w.value(c.text);
}

}

source_rows::source_rows(
    db::session& source, const source_table& table, std::span<const source_column* const> columns
)
    : source_(source), table_(table), columns_(columns.size()), select_("SELECT ") {
    const bool sqlite = source.which() == db::engine::sqlite;
    for (const auto& k : table.key) select_ += "CAST(" + schema::quoted(k) + " AS TEXT), ";
    for (const auto* c : columns) select_ += (sqlite ? sqlite_cell(*c) : postgres_cell(*c)) + ", ";
    select_ += "1 FROM " + schema::quoted(table.name);
}

std::string source_rows::last_where() const {
    std::string marks;
    for (std::size_t i = 1; i <= table_.key.size(); ++i)
        marks += (i == 1 ? "$" : ", $") + std::to_string(i);
    return " WHERE (" + schema::quoted_list(table_.key) + ") > (" + marks + ")";
}

void source_rows::each(const function& f) {
    const auto take_row = [&](const db::row& r) { take(r, f); };
    if (table_.key.empty()) {
        source_.each(made_query("read." + table_.name, select_), take_row);
        return;
    }
    const auto order =
        " ORDER BY " + schema::quoted_list(table_.key) + " LIMIT " + std::to_string(page_rows);
    const auto first = made_query("read_first." + table_.name, select_ + order);
    const auto next = made_query("read_next." + table_.name, select_ + last_where() + order);
    for (auto rows = source_.each(first, take_row); rows == page_rows;) {
        std::vector<db::value> values;
        for (const auto& part : last_) values.push_back(db::to_value(part));
        rows = source_.execute_values(next, values, take_row);
    }
}

void source_rows::find(std::string_view column, const std::string& value, const function& f) {
    const auto q = made_query(
        "read_one." + table_.name, select_ + " WHERE " + schema::quoted(column) + " = $1"
    );
    source_.each(q, [&](const db::row& r) { take(r, f); }, value);
}

std::int64_t source_rows::count() {
    const auto q =
        made_query("count." + table_.name, "SELECT count(*) FROM " + schema::quoted(table_.name));
    return *source_.first<std::int64_t>(q);
}

void source_rows::take(const db::row& r, const function& f) {
    int at = 0;
    last_.clear();
    std::string key;
    for (std::size_t i = 0; i < table_.key.size(); ++i, ++at) {
        last_.emplace_back(r.text(at));
        key += (i == 0 ? "" : ",") + last_.back();
    }
    std::vector<cell> cells(columns_);
    for (auto& c : cells) {
        if (!r.is_null(at + 1)) c = {storage_of(r.text(at)), r.text(at + 1)};
        at += 2;
    }
    f(key, cells);
}

std::string json_row(std::span<const source_column* const> columns, std::span<const cell> cells) {
    json::writer w;
    w.begin_object();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (cells[i].kind == storage::null) continue;
        w.key(columns[i]->name);
        write_cell(w, *columns[i], cells[i]);
    }
    return std::move(w.end_object()).take();
}

std::vector<const source_column*> all_columns(const source_table& table) {
    std::vector<const source_column*> out;
    for (const auto& c : table.columns) out.push_back(&c);
    return out;
}

}
