#include "platform/db/migrate/runner.hpp"

#include "platform/db/failure.hpp"
#include "platform/db/migrate/push.hpp"

#include <ranges>

namespace foyer::migrate {

namespace {

// Each waits five seconds for the lock of SQLite; a deploy by another program may take its time.
constexpr int max_attempts = 60;

const applied_migration* find_applied(const std::vector<applied_migration>& applied, int version) {
    const auto found = std::ranges::find(applied, version, &applied_migration::version);
    return found == applied.end() ? nullptr : &*found;
}

// The file that is not what was applied; empty when both halves are.
std::string edited_file(const applied_migration& row, const migration& m) {
    const auto stem = file_stem(m.version, m.name);
    if (row.up_sha256 != m.up_sha256()) return stem + ".up.sql";
    if (row.down_sha256 != m.down_sha256()) return stem + ".down.sql";
    return {};
}

step_status status_of(const migration& m, const applied_migration* row) {
    if (row == nullptr) return {m.version, m.name, state::pending, std::nullopt, {}};
    auto file = edited_file(*row, m);
    const auto s = file.empty() ? state::applied : state::edited;
    return {m.version, m.name, s, row->applied_at, std::move(file)};
}

error conflict(std::string_view code, std::string message) {
    return {errc::conflict, code, std::move(message)};
}

// The last applied version, if the history agrees with the database.
result<int> checked_version(
    const std::vector<applied_migration>& applied, std::span<const migration> history
) {
    int last = 0;
    for (const auto& row : applied) {
        const auto stem = file_stem(row.version, row.name);
        if (row.version > static_cast<int>(history.size()))
            return conflict(
                "migration.unknown_version",
                "the database has " + stem + ", which this program does not know: it is newer"
            );
        if (row.version != last + 1)
            return conflict(
                "migration.unknown_version", "versions before " + stem + " are missing"
            );
        const auto file = edited_file(row, history[static_cast<std::size_t>(row.version) - 1]);
        if (!file.empty())
            return conflict(
                "migration.edited", file +
                                        " is not the file that was applied: restore it, and put "
                                        "the change into a new migration"
            );
        last = row.version;
    }
    return last;
}

error failed(const migration& m, std::string_view direction, const db::failure& e) {
    return conflict(
        "migration.failed",
        file_stem(m.version, m.name) + " " + std::string(direction) + ": " + e.what()
    );
}

int milliseconds_since(timestamp start) {
    return static_cast<int>(now().milliseconds - start.milliseconds);
}

std::string up_script(db::engine e, const migration& m) {
    const applied_migration row{m.version, m.name, m.up_sha256(), m.down_sha256(), now(), 0, 0};
    // The row comes first: of two programs that wait for the lock, the second fails here and has
    // nothing more to do.
    return as_exclusive_transaction(e, note_begin(row) + m.up + note_references(e, m.version));
}

std::string down_script(db::engine e, const migration& m) {
    return as_exclusive_transaction(
        e, m.down + note_references(e, m.version) + note_gone(m.version)
    );
}

enum class outcome : std::uint8_t { done, done_by_another, busy };

// Throws db::failure for everything else.
outcome try_up(db::database& db, const migration& m) {
    try {
        db.execute_script(up_script(db.which(), m));
        return outcome::done;
    } catch (const db::unique_violation& e) {
        if (e.constraint != "foyer_migrations_pkey") throw;
        return outcome::done_by_another;
    } catch (const db::must_retry&) {
        return outcome::busy;
    }
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
    db::database& db, std::span<const migration> history, const step_function& on_step
) {
    if (was_pushed(db))
        return conflict("migration.pushed", "the database was made by db push, not by migrations");
    ensure_journal(db);
    std::vector<step> done;
    for (int attempts = 0; attempts < max_attempts;) {
        FOYER_TRY(const auto version, checked_version(read_journal(db), history));
        if (version == static_cast<int>(history.size())) return done;
        const auto& next = history[static_cast<std::size_t>(version)];
        if (on_step) on_step(next);
        const auto start = now();
        try {
            switch (try_up(db, next)) {
                case outcome::busy: ++attempts; continue;
                case outcome::done_by_another: continue;
                case outcome::done: break;
            }
        } catch (const db::unavailable&) {
            throw;
        } catch (const db::failure& e) {
            return failed(next, "up", e);
        }
        done.push_back({next.version, next.name, milliseconds_since(start)});
        note_duration(db, next.version, done.back().duration_ms);
    }
    throw db::unavailable("another program has kept the database locked");
}

result<rolled_back> rollback(
    db::database& db, std::span<const migration> history, const rollback_options& options,
    const step_function& on_step
) {
    FOYER_TRY(const auto version, checked_version(read_journal(db), history));
    const int to = options.to.value_or(version - 1);
    if (to < 0 || to >= version)
        return conflict(
            "migration.no_such_version", "the database is at version " + std::to_string(version)
        );
    const auto from_here =
        history.subspan(static_cast<std::size_t>(to), static_cast<std::size_t>(version - to));
    rolled_back out;
    for (const auto& m : from_here | std::views::reverse)
        for (auto& l : count_losses(db, m.down))
            if (std::ranges::find(out.losses, l) == out.losses.end())
                out.losses.push_back(std::move(l));
    if (!out.losses.empty() && !options.accept_loss) {
        auto refusal = conflict("migration.would_lose_rows", "rows would be lost:");
        for (const auto& l : out.losses) {
            refusal.message += "\n  " + describe(l);
            const auto name = l.column.empty() ? l.table : l.table + "." + l.column;
            refusal.fields.push_back({name, "rows", std::to_string(l.rows)});
        }
        return refusal;
    }
    for (const auto& m : from_here | std::views::reverse) {
        if (on_step) on_step(m);
        const auto start = now();
        try {
            db.execute_script(down_script(db.which(), m));
        } catch (const db::unavailable&) {
            throw;
        } catch (const db::failure& e) {
            return failed(m, "down", e);
        }
        out.steps.push_back({m.version, m.name, milliseconds_since(start)});
    }
    return out;
}

}
