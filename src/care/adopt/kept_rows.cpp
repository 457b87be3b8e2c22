#include "care/adopt/kept_rows.hpp"

#include "care/adopt/source_rows.hpp"
#include "platform/json/writer.hpp"

#include <algorithm>

namespace foyer::adopt {

namespace {

constexpr db::query list_triggers{
    "adopt.list_triggers",
    "SELECT t.tgname, pg_get_triggerdef(t.oid), c.relname FROM pg_trigger t"
    " JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal"
    " AND c.relnamespace = CAST(current_schema() AS regnamespace) ORDER BY 1",
    "SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'trigger' ORDER BY 1"
};

}

void kept_rows::keep_mended(db::session& source, const table_match& match, staging& staged) {
    const auto* key = match.column(match.ours->primary_key.front()).theirs;
    if (key == nullptr) return;
    const auto columns = all_columns(*match.theirs);
    source_rows rows(source, *match.theirs, columns);
    for (const auto& value : staged.mended_keys(match.ours->name))
        rows.find(key->name, value, [&](const std::string& k, std::span<const cell> cells) {
            write(match.theirs->name, k, "row", json_row(columns, cells));
        });
}

void kept_rows::keep_extra_columns(db::session& source, const table_match& match) {
    if (match.extra.empty()) return;
    source_rows rows(source, *match.theirs, match.extra);
    rows.each([&](const std::string& k, std::span<const cell> cells) {
        write(match.theirs->name, k, "extra", json_row(match.extra, cells));
    });
}

void kept_rows::keep_table(db::session& source, const source_table& table) {
    const auto columns = all_columns(table);
    source_rows rows(source, table, columns);
    rows.each([&](const std::string&, std::span<const cell> cells) {
        write(table.name, {}, "row", json_row(columns, cells));
    });
}

void kept_rows::keep_triggers(db::session& source, const matching& m) {
    source.each(list_triggers, [&](const db::row& r) {
        const auto named = [&](const table_match& t) { return t.theirs->name == r.text(2); };
        if (std::ranges::none_of(m.tables, named)) return;
        json::writer w;
        w.begin_object().field("trigger", r.text(0)).field("sql", r.text(1)).end_object();
        out_.write(w.view());
        ++lines_;
    });
}

void kept_rows::write(
    std::string_view table, std::string_view key, std::string_view what, std::string_view json
) {
    json::writer w;
    w.begin_object().field("table", table);
    if (!key.empty()) w.field("key", key);
    w.key(what).raw(json);
    out_.write(std::move(w.end_object()).take());
    ++lines_;
}

}
