#include "care/promote/target.hpp"

#include "care/transfer/table_statements.hpp"
#include "platform/db/migrate/journal.hpp"
#include "platform/db/migrate/runner.hpp"

#include <algorithm>
#include <array>

namespace foyer::promote {

namespace {

constexpr db::query list_tables{
    "promote.list_tables",
    R"sql(
    SELECT relname FROM pg_class
    WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
    AND relkind IN ('r', 'p')
    ORDER BY relname)sql",
    R"sql(
    SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'
    ORDER BY name)sql"
};

bool is_ours(transfer::table_list tables, std::string_view name) {
    return std::ranges::find(tables, name, [](const auto* t) -> std::string_view {
               return t->name;
           }) != tables.end();
}

result<void> check_empty(db::database& to, transfer::table_list tables) {
    error filled{
        errc::conflict, "promote.target_not_empty",
        "the target is not empty; a promotion wants a new database"
    };
    for (const auto& name : table_names(to))
        if (!is_ours(tables, name) && !is_ledger(name))
            filled.fields.push_back({name, "unknown", "is no table of this program"});
    for (const auto* t : tables)
        if (migrate::has_table(to, t->name) &&
            *to.first<bool>(transfer::statements_of(*t).has_rows))
            filled.fields.push_back({t->name, "not_empty", "has rows"});
    if (read_moved(to))
        filled.fields.push_back({"foyer_moved", "moved", "a shop has left this database"});
    if (!filled.fields.empty()) return filled;
    return {};
}

}

std::vector<std::string> table_names(db::session& db) { return db.all<std::string>(list_tables); }

bool is_ledger(std::string_view table) {
    constexpr std::array ledgers{"foyer_ignored_drift", "foyer_migrations",    "foyer_moved",
                                 "foyer_promotion",     "foyer_pushed_schema", "foyer_rehearsals"};
    return std::ranges::find(ledgers, table) != ledgers.end();
}

result<void> prepare_target(db::database& to, transfer::table_list tables, const unfinished& mark) {
    if (const auto begun = read_unfinished(to)) {
        if (begun->source != mark.source)
            return error{
                errc::conflict, "promote.other_source",
                "a promotion from " + begun->source + " has begun there; this one is from " +
                    mark.source
            };
    } else {
        FOYER_CHECK(check_empty(to, tables));
        note_unfinished(to, mark);
    }
    FOYER_TRY(const auto history, migrate::embedded_migrations(to.which()));
    FOYER_CHECK(migrate::deploy(to, history));
    return {};
}

}
