#include "platform/db/migrate/rehearsal/careful.hpp"

#include "platform/db/migrate/push.hpp"
#include "platform/db/migrate/rehearsal/record.hpp"
#include "platform/db/migrate/standing.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

error loss_refused(const rehearsal& r) {
    error refusal{errc::conflict, "migration.would_lose_rows", "not everything would come back"};
    for (const auto& l : r.losses) {
        const auto name = l.column.empty() ? l.table : l.table + "." + l.column;
        refusal.fields.push_back({name, "rows", std::to_string(l.rows)});
    }
    for (const auto& f : r.structure) {
        refusal.fields.push_back({f.object, "structure", f.found});
    }
    return refusal;
}

// Without a rehearsal: what the files say that they drop.
rehearsal not_rehearsed(db::database& db, std::span<const migration> history, int from, int to) {
    rehearsal r{.way = to > from ? direction::deploy : direction::rollback, .from = from, .to = to};
    r.found = verdict::skipped;
    for (const auto& m : history) {
        if (m.version <= std::min(from, to) || m.version > std::max(from, to)) continue;
        for (auto& l : count_losses(db, to > from ? m.up : m.down))
            if (std::ranges::find(r.losses, l) == r.losses.end()) r.losses.push_back(std::move(l));
    }
    return r;
}

// Whether the way may be gone; with a restore point behind it when something is lost.
result<careful_steps> permission(
    db::database& db, std::span<const migration> history, int from, int to, const careful_options& o
) {
    rehearsal r;
    if (o.rehearse) {
        FOYER_TRY(r, rehearse(db, history, from, to, o.trial));
    } else {
        r = not_rehearsed(db, history, from, to);
    }
    if (o.on_verdict) o.on_verdict(r);
    FOYER_CHECK(note_rehearsal(db, r, o.program_version));
    if (r.found == verdict::impossible)
        return error{
            errc::conflict, "migration.rehearsal_failed",
            "the rehearsal failed (" + r.failed_step + "): " + r.reason
        };
    careful_steps out;
    if (r.losses.empty() && r.structure.empty()) return out;
    if (!o.accept_loss) return loss_refused(r);
    FOYER_TRY(out.point, take_restore_point(db, o.trial.folder));
    out.losses = std::move(r.losses);
    return out;
}

void prune_after(careful_steps& done, db::engine e, const careful_options& o) {
    if (done.point) done.removed = prune_restore_points(o.trial.folder, e, o.old_points, now());
}

// The version at which the way begins, where it can be rehearsed. A version that is half done is
// gone on with as it stands, and what else is wrong deploy and rollback say.
std::optional<int> rehearsable_version(db::database& db, std::span<const migration> history) {
    if (was_pushed(db)) return std::nullopt;
    const auto where = standing_of(read_journal(db), history);
    if (where.has_error() || where->partial) return std::nullopt;
    return where->version;
}

}

result<careful_steps> deploy_carefully(
    db::database& db, std::span<const migration> history, const careful_options& o
) {
    careful_steps out;
    const auto version = rehearsable_version(db, history);
    const int last = static_cast<int>(history.size());
    if (version && *version < last) {
        FOYER_TRY(out, permission(db, history, *version, last, o));
    }
    FOYER_TRY(out.steps, deploy(db, history, o.on_step, o.how));
    prune_after(out, db.which(), o);
    return out;
}

result<careful_steps> rollback_carefully(
    db::database& db, std::span<const migration> history, std::optional<int> to,
    const careful_options& o
) {
    careful_steps out;
    if (const auto version = rehearsable_version(db, history)) {
        const int target = to.value_or(*version - 1);
        if (target >= 0 && target < *version) {
            FOYER_TRY(out, permission(db, history, *version, target, o));
        }
    }
    // Rows that came since the rehearsal are lost only when losses were accepted.
    const rollback_options options{.to = to, .accept_loss = o.accept_loss, .how = o.how};
    FOYER_TRY(auto back, rollback(db, history, options, o.on_step));
    out.steps = std::move(back.steps);
    prune_after(out, db.which(), o);
    return out;
}

}
