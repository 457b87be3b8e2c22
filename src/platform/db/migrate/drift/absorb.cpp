#include "platform/db/migrate/drift/absorb.hpp"

#include "platform/db/migrate/drift/comparison.hpp"
#include "platform/db/migrate/drift/history_check.hpp"
#include "platform/db/migrate/drift/script_objects.hpp"
#include "platform/db/migrate/journal.hpp"
#include "platform/db/migrate/push.hpp"
#include "platform/db/migrate/workplace.hpp"

namespace foyer::migrate {

namespace {

result<> note_all(db::database& db, std::span<const migration> versions) {
    const run_options how;
    FOYER_TRY(const auto place, workplace::open(db, how));
    auto& s = place->session();
    statement_runner runner(s, how, place->who());
    FOYER_CHECK(ensure_journal(runner));
    return runner.transaction([&]() -> result<> {
        for (const auto& m : versions)
            note_first(s, {m.version, m.name, m.up_sha256(), m.down_sha256(), now(), 0, 0});
        return {};
    });
}

}

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
    FOYER_CHECK(note_all(db, waiting));
    absorbed out;
    for (const auto& m : waiting) {
        out.versions.push_back(file_stem(m.version, m.name));
        for (auto& statement : row_changes_in(m.up))
            out.row_changes.push_back(std::move(statement));
    }
    return out;
}

}
