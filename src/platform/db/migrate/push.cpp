#include "platform/db/migrate/push.hpp"

#include "platform/db/migrate/exclusive_script.hpp"
#include "platform/db/migrate/journal.hpp"
#include "platform/db/migrate/migration.hpp"
#include "platform/db/migrate/migration_lock.hpp"
#include "platform/schema/diff.hpp"

namespace foyer::migrate {

namespace {

constexpr std::string_view table_name = "foyer_pushed_schema";

constexpr db::query find_pushed{
    "migrate.find_pushed", "SELECT snapshot FROM foyer_pushed_schema WHERE id = 1"
};

result<schema::database_schema> schema_of(
    db::database& db, const lock_file& lock, const schema::database_schema& code
) {
    if (was_pushed(db)) {
        FOYER_TRY(auto last, parse_lock_file(*db.first<std::string>(find_pushed)));
        return std::move(last.schema);
    }
    const auto applied = read_journal(db);
    if (!applied.empty() && applied.back().version == lock.version) return lock.schema;
    for (const auto& t : code.tables)
        if (!applied.empty() || has_table(db, t.name))
            return error{
                errc::conflict, "migration.not_at_lock",
                "the database is neither empty nor at the version of lock.json: deploy first"
            };
    return schema::database_schema{};
}

std::string remember(const schema::database_schema& code) {
    return "\nCREATE TABLE IF NOT EXISTS foyer_pushed_schema (id INTEGER NOT NULL PRIMARY KEY,"
           " snapshot TEXT NOT NULL);\nDELETE FROM foyer_pushed_schema;\n"
           "INSERT INTO foyer_pushed_schema (id, snapshot) VALUES (1, " +
           schema::literal(to_json({0, code})) + ")";
}

}

bool was_pushed(db::database& db) { return has_table(db, table_name); }

result<pushed> push(
    db::database& db, const lock_file& lock, const schema::database_schema& code, bool accept_loss
) {
    const auto session = db.open_script();
    FOYER_TRY(const auto alone, migration_lock::take(*session, run_options{}.patience));
    FOYER_TRY(const auto before, schema_of(db, lock, code));
    pushed out;
    for (const auto& c : differences(before, code)) out.changes.push_back(describe(c));
    const auto script = script_of(statements_for(before, code, dialect_of(db.which())));
    out.losses = count_losses(db, script);
    if (!out.losses.empty() && !accept_loss) {
        error refusal{errc::conflict, "migration.would_lose_rows", "rows would be lost:"};
        for (const auto& l : out.losses) refusal.message += "\n  " + describe(l);
        return refusal;
    }
    db.execute_script(as_transaction(db.which(), script + remember(code)));
    return out;
}

}
