#include "platform/db/migrate/drift/absorb.hpp"

#include "platform/db/migrate/drift/history_check.hpp"
#include "platform/db/migrate/drift/script_objects.hpp"
#include "platform/db/migrate/drift/comparison.hpp"
#include "platform/db/migrate/journal.hpp"
#include "platform/db/migrate/push.hpp"

namespace foyer::migrate {

result<absorbed> absorb(
    db::database& db, std::span<const migration> history, const schema::database_schema& code
) {
    if (was_pushed(db))
        return error{
            errc::conflict, "migration.pushed",
            "the database was made by db push, not by migrations"
        };
    FOYER_TRY(const int version, recorded_version(db, history));
    const auto waiting = history.subspan(static_cast<std::size_t>(version));
    if (waiting.empty())
        return error{
            errc::conflict, "migration.nothing_waits",
            "every version is noted already: a difference becomes a version with"
            " `foyer migrate dev --name NAME`"
        };
    const auto there = compare_all(db, history, code);
    std::vector<finding> in_the_way;
    for (const auto& f : there.open)
        if (!f.is_extra()) in_the_way.push_back(f);
    if (!in_the_way.empty()) {
        auto refusal = drift_error(in_the_way);
        refusal.code = "migration.not_as_code";
        refusal.message = "nothing was noted: the database is not yet as version " +
                          std::to_string(history.size()) + " leaves it (`foyer migrate repair`):";
        return refusal;
    }
    ensure_journal(db);
    absorbed out;
    std::string notes;
    for (const auto& m : waiting) {
        const applied_migration row{m.version, m.name, m.up_sha256(), m.down_sha256(), now(), 0, 0};
        notes += note_begin(row);
        out.versions.push_back(file_stem(m.version, m.name));
        for (auto& statement : row_changes_in(m.up))
            out.row_changes.push_back(std::move(statement));
    }
    db.execute_script(as_exclusive_transaction(db.which(), notes));
    return out;
}

}
