#include "platform/db/migrate/drift/start.hpp"

#include "platform/db/migrate/drift/repair.hpp"

namespace foyer::migrate {

namespace {

result<> restore(
    db::database& db, const schema::database_schema& code, const drift& there, start_notes& notes
) {
    const auto plan = plan_repair(db, code, there, there.of_weight(weight::restorable));
    if (!plan.by_hand.empty())
        return error{
            errc::conflict, "migration.mend_by_hand",
            "rules of " + plan.by_hand.front() +
                " are gone and cannot be put back by themselves"
                ": `foyer migrate diff` shows what is in the way"
        };
    FOYER_CHECK(run_repair(db, plan, false));
    notes.restored = plan.mended;
    return {};
}

error refusal(const std::vector<finding>& blocking) {
    auto out = drift_error(blocking);
    out.message =
        "this program cannot work with the database as it is. `foyer migrate diff` names"
        " every difference with its remedies, `foyer migrate repair --dry-run` shows the"
        " SQL that mends them: " +
        out.message;
    return out;
}

}

result<start_notes> make_ready(
    db::database& db, std::span<const migration> history, const schema::database_schema& code
) {
    start_notes notes;
    for (bool again = false;; again = true) {
        FOYER_TRY(const auto there, examine(db, history, code, depth::quick));
        if (const auto blocking = there.of_weight(weight::blocking); !blocking.empty())
            return refusal(blocking);
        notes.harmless = there.of_weight(weight::harmless);
        if (there.of_weight(weight::restorable).empty()) return notes;
        const auto done = restore(db, code, there, notes);
        // Another node that starts at the same time may have been faster: look once more.
        const bool raced = done.has_error() && done.error().code == "migration.repair_failed";
        if (done.has_error() && (again || !raced)) return done.error();
    }
}

}
