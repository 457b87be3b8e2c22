#include "platform/db/migrate/rehearsal/rehearsal.hpp"

#include "platform/base/timestamp.hpp"
#include "platform/db/migrate/rehearsal/checks.hpp"
#include "platform/db/migrate/rehearsal/clone.hpp"
#include "platform/db/migrate/rehearsal/room.hpp"
#include "platform/db/migrate/rehearsal/row_digests.hpp"
#include "platform/db/migrate/runner.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

// One rehearsal on a clone that is there.
class trial {
public:
    trial(
        db::database& clone, std::span<const migration> history, rehearsal& r,
        const rehearsal_options& o
    )
        : db_(clone), history_(history), r_(r), options_(o) {}

    // The error is one of the history, not of a step.
    result<> run(const std::filesystem::path& folder) {
        say("reading the rows");
        const auto structure = read_facts(db_);
        const row_digests rows(db_, folder);
        checks looked(db_, last_version(), r_, options_);
        if (!step(r_.to)) return history_fault();
        say("checking");
        if (auto faults = looked.faults_at(r_.to); !faults.empty()) {
            fail("checks", faults.front());
            faults.erase(faults.begin());
            r_.notes.insert(r_.notes.end(), faults.begin(), faults.end());
            return {};
        }
        if (!step(r_.from)) return history_fault();
        say("comparing the rows");
        take(rows.compare(db_));
        r_.structure = structure_differences(structure, read_facts(db_));
        if (!step(r_.to)) return history_fault();
        r_.found = r_.losses.empty() && r_.structure.empty() ? verdict::lossless : verdict::lossy;
        return {};
    }

private:
    int last_version() const { return history_.empty() ? 0 : history_.back().version; }

    void say(std::string_view what) const {
        if (options_.on_stage) options_.on_stage(what);
    }

    void fail(std::string_view where, std::string why) {
        r_.found = verdict::impossible;
        r_.failed_step = where;
        r_.reason = std::move(why);
    }

    // Goes to a version, up or down; false when it cannot be reached.
    bool step(int version) {
        const bool is_up = (version > std::min(r_.from, r_.to));
        say(is_up ? "up" : "down");
        const auto fault = is_up ? up_to(version) : down_to(version);
        if (!fault) return true;
        if (fault->code != "migration.failed") history_fault_ = fault;
        fail(is_up ? "up" : "down", fault->message);
        return false;
    }

    std::optional<error> up_to(int version) {
        const auto done = deploy(db_, history_.first(static_cast<std::size_t>(version)));
        return done.has_error() ? std::optional(done.error()) : std::nullopt;
    }

    std::optional<error> down_to(int version) {
        const auto done = rollback(db_, history_, {.to = version, .accept_loss = true});
        return done.has_error() ? std::optional(done.error()) : std::nullopt;
    }

    result<> history_fault() const {
        if (history_fault_) return *history_fault_;
        return {};
    }

    void take(comparison c) {
        r_.losses = std::move(c.losses);
        r_.rows = c.rows;
        for (const auto& l : c.more) r_.notes.push_back(describe(l) + " that were not there");
    }

    db::database& db_;
    const std::span<const migration> history_;
    rehearsal& r_;
    const rehearsal_options& options_;
    std::optional<error> history_fault_;
};

// A sample may hold no row that would lose something, or only some: what the files drop is counted
// in the real database.
void count_for_real(db::database& db, std::span<const migration> history, rehearsal& r) {
    std::vector<loss> counted;
    for (const auto& m : history) {
        if (m.version <= std::min(r.from, r.to) || m.version > std::max(r.from, r.to)) continue;
        for (auto& l : count_losses(db, r.way == direction::deploy ? m.up : m.down))
            if (std::ranges::find(counted, l) == counted.end()) counted.push_back(std::move(l));
    }
    for (const auto& l : r.losses) {
        const auto same = [&](const loss& c) {
            return c.table == l.table && (c.column.empty() || c.column == l.column);
        };
        if (std::ranges::none_of(counted, same)) {
            counted.push_back(l);
            r.notes.push_back(
                describe(l) + " of the sample; --all-rows counts those of the database"
            );
        }
    }
    r.losses = std::move(counted);
    if (!r.losses.empty() && r.found == verdict::lossless) r.found = verdict::lossy;
}

// For a clone that lives as long as the object.
result<> run_on_clone(
    db::database& db, std::span<const migration> history, rehearsal& r, const rehearsal_options& o
) {
    const clone_options wanted{
        .url = o.url, .all_rows = o.all_rows, .sample_rows = o.sample_rows, .folder = o.folder
    };
    FOYER_TRY(const auto copy, make_clone(db, wanted));
    r.is_sample = copy->is_sample();
    const auto opened = db::database::open({.url = copy->url()});
    // It is worth nothing after a crash; and tables are rebuilt in it three times.
    if (opened->which() == db::engine::sqlite)
        opened->execute_script("PRAGMA synchronous = OFF; PRAGMA cache_size = -65536");
    return trial(*opened, history, r, o).run(copy->folder());
}

}

result<rehearsal> rehearse(
    db::database& db, std::span<const migration> history, int from, int to,
    const rehearsal_options& o
) {
    const auto start = now();
    rehearsal r{.way = to > from ? direction::deploy : direction::rollback, .from = from, .to = to};
    FOYER_TRY(
        r.notes, check_room(
                     db, {.clone = true,
                          .all_rows = o.all_rows,
                          .restore_folder = o.folder,
                          .keep_free = o.keep_free}
                 )
    );
    if (o.on_stage) o.on_stage("copying");
    FOYER_CHECK(run_on_clone(db, history, r, o));
    if (r.is_sample && r.found != verdict::impossible) count_for_real(db, history, r);
    r.duration_ms = static_cast<int>(now().milliseconds - start.milliseconds);
    return r;
}

}
