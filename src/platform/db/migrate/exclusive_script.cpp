#include "platform/db/migrate/exclusive_script.hpp"

#include "platform/db/migrate/journal.hpp"
#include "platform/db/migrate/migration.hpp"
#include "platform/db/migrate/migration_lock.hpp"
#include "platform/schema/diff.hpp"

namespace foyer::migrate {

std::string as_transaction(db::engine e, std::string_view statements) {
    std::string text =
        e == db::engine::sqlite ? "PRAGMA foreign_keys = OFF;\nBEGIN IMMEDIATE;\n" : "BEGIN;\n";
    text += statements;
    return text + ";\nCOMMIT;\n";
}

result<> run_exclusively(
    db::database& db, std::string_view script, std::chrono::milliseconds patience
) {
    const auto session = db.open_script();
    FOYER_TRY(const auto lock, migration_lock::take(*session, patience));
    db.execute_script(script);
    return {};
}

result<> ensure_table(db::database& db, const schema::table_def& table) {
    if (has_table(db, table.name)) return {};
    auto sql = create_table_sql({{table}}, table, dialect_of(db.which()));
    sql.insert(sql.find(" \""), " IF NOT EXISTS");
    return run_exclusively(db, as_transaction(db.which(), sql));
}

}
