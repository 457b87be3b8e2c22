#include "platform/db/migrate/runner.hpp"

#include "platform/db/migrate/push.hpp"
#include "platform/db/migrate/standing.hpp"
#include "platform/db/migrate/version_run.hpp"
#include "platform/db/migrate/workplace.hpp"

#include <algorithm>
#include <ranges>

namespace foyer::migrate {

namespace {

const applied_migration* find_applied(const std::vector<applied_migration>& applied, int version) {
    const auto found = std::ranges::find(applied, version, &applied_migration::version);
    return found == applied.end() ? nullptr : &*found;
}

int parts_in(const migration& m) {
    const auto parts = parts_of(m);
    return parts.has_error() ? 0 : static_cast<int>(parts->up.size());
}

step_status status_of(const migration& m, const applied_migration* row) {
    if (row == nullptr) return {m.version, m.name, state::pending, std::nullopt, {}};
    auto file = edited_file(*row, m);
    if (!file.empty()) return {m.version, m.name, state::edited, row->applied_at, std::move(file)};
    if (row->is_whole()) return {m.version, m.name, state::applied, row->applied_at, {}};
    return {m.version, m.name, state::partial, row->applied_at, {}, *row->parts_done, parts_in(m)};
}

error conflict(std::string_view code, std::string message) {
    return {errc::conflict, code, std::move(message)};
}

int milliseconds_since(timestamp start) {
    return static_cast<int>(now().milliseconds - start.milliseconds);
}

// The parts of each migration, read before anything runs.
result<std::vector<both_ways>> parts_of_all(std::span<const migration> history) {
    std::vector<both_ways> out;
    for (const auto& m : history) {
        FOYER_TRY(auto parts, parts_of(m));
        out.push_back(std::move(parts));
    }
    return out;
}

// What all the ways back together would destroy, newest first.
std::vector<loss> losses_of(db::session& s, std::span<const migration> history) {
    std::vector<loss> out;
    for (const auto& m : history | std::views::reverse)
        for (auto& l : count_losses(s, m.down))
            if (std::ranges::find(out, l) == out.end()) out.push_back(std::move(l));
    return out;
}

std::span<const migration> above(std::span<const migration> history, int version) {
    return history.subspan(static_cast<std::size_t>(version));
}

}

std::vector<step_status> status(db::database& db, std::span<const migration> history) {
    const auto applied = read_journal(db);
    std::vector<step_status> out;
    for (const auto& m : history) out.push_back(status_of(m, find_applied(applied, m.version)));
    for (const auto& row : applied)
        if (row.version > static_cast<int>(history.size()))
            out.push_back({row.version, row.name, state::unknown, row.applied_at, {}});
    return out;
}

result<std::vector<step>> deploy(
    db::database& db, std::span<const migration> history, const step_function& on_step,
    const run_options& how
) {
    if (was_pushed(db))
        return conflict("migration.pushed", "the database was made by db push, not by migrations");
    const int last = static_cast<int>(history.size());
    FOYER_TRY(auto at, standing_of(read_journal(db), history));
    if (at.version == last) return std::vector<step>{};
    const int before = at.version;
    FOYER_TRY(const auto parts, parts_of_all(above(history, before)));
    FOYER_TRY(const auto place, workplace::open(db, how));
    auto& s = place->session();
    statement_runner runner(s, how, place->who());
    FOYER_CHECK(ensure_journal(runner));
    std::vector<step> done;
    for (;;) {
        FOYER_TRY(at, standing_of(read_journal(s), history));
        if (at.version == last) return done;
        if (at.version < before)
            return conflict("migration.locked", "another program has gone back meanwhile");
        const auto& next = above(history, at.version).front();
        if (on_step) on_step(next);
        const auto start = now();
        version_run run(runner, next, parts[static_cast<std::size_t>(at.version - before)]);
        FOYER_CHECK(run.forward(at.partial ? &*at.partial : nullptr));
        done.push_back({next.version, next.name, milliseconds_since(start)});
    }
}

result<rolled_back> rollback(
    db::database& db, std::span<const migration> history, const rollback_options& options,
    const step_function& on_step
) {
    FOYER_TRY(auto at, standing_of(read_journal(db), history));
    const int to = options.to.value_or(at.top() - 1);
    if (to < 0 || to >= at.top())
        return conflict(
            "migration.no_such_version", "the database is at version " + std::to_string(at.top())
        );
    FOYER_TRY(const auto parts, parts_of_all(above(history, to)));
    FOYER_TRY(const auto place, workplace::open(db, options.how));
    auto& s = place->session();
    statement_runner runner(s, options.how, place->who());
    FOYER_CHECK(ensure_journal(runner));
    rolled_back out;
    for (bool first = true;; first = false) {
        const auto applied = read_journal(s);
        FOYER_TRY(at, standing_of(applied, history));
        if (at.top() <= to) return out;
        const auto from_here = above(history.first(static_cast<std::size_t>(at.top())), to);
        if (first && !options.accept_loss)
            if (const auto losses = losses_of(s, from_here); !losses.empty())
                return would_lose(losses);
        const auto& m = from_here.back();
        if (on_step) on_step(m);
        const auto start = now();
        version_run run(runner, m, parts[from_here.size() - 1]);
        FOYER_TRY(auto losses, run.back(applied.back(), options.accept_loss));
        std::ranges::move(losses, std::back_inserter(out.losses));
        out.steps.push_back({m.version, m.name, milliseconds_since(start)});
    }
}

}
