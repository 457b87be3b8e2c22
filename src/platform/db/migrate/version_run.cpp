#include "platform/db/migrate/version_run.hpp"

#include "platform/db/failure.hpp"
#include "platform/db/migrate/batches.hpp"
#include "platform/db/migrate/lone_statement.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

constexpr std::size_t max_shown_bytes = 100;

constexpr db::query find_broken_references{
    "migrate.find_broken_references", "SELECT '' AS found WHERE FALSE", R"sql(
    SELECT "table" || ' row ' || COALESCE(rowid, '?') || ' refers to a row of ' || parent
        || ' that is not there, the first of ' || (SELECT count(*) FROM pragma_foreign_key_check)
        AS found
    FROM pragma_foreign_key_check LIMIT 1)sql"
};

std::string script_of(const part& p) {
    std::string script;
    for (const auto& s : p.statements) script += s + ";\n";
    return script;
}

std::string first_line_of_sql(std::string_view statement) {
    const auto begin = statement.find_first_not_of(" \n\t\r");
    auto shown =
        std::string(begin == statement.npos ? "" : statement.substr(begin, max_shown_bytes));
    std::ranges::replace(shown, '\n', ' ');
    return shown;
}

void merge(std::vector<loss>& into, std::vector<loss> more) {
    for (auto& l : more)
        if (std::ranges::find(into, l) == into.end()) into.push_back(std::move(l));
}

}

error would_lose(const std::vector<loss>& losses) {
    error refusal{errc::conflict, "migration.would_lose_rows", "rows would be lost:"};
    for (const auto& l : losses) {
        refusal.message += "\n  " + describe(l);
        const auto name = l.column.empty() ? l.table : l.table + "." + l.column;
        refusal.fields.push_back({name, "rows", std::to_string(l.rows)});
    }
    return refusal;
}

result<> version_run::forward(const applied_migration* row) {
    if (row != nullptr) take_standing(*row);
    return explained("up", [&]() -> result<> {
        for (int position = done_ + 1; position <= count(); ++position)
            FOYER_CHECK(do_part(parts_.up[static_cast<std::size_t>(position) - 1], position));
        return {};
    });
}

result<std::vector<loss>> version_run::back(const applied_migration& row, bool accept_loss) {
    take_standing(row);
    accept_loss_ = accept_loss;
    const auto undo = [&]() -> result<> {
        if (parts_.down.size() == 1 && count() > 1) return undo_at_once(parts_.down.front());
        for (int position = begun_ ? done_ + 1 : done_; position > 0; --position) {
            const auto mirrored = static_cast<std::size_t>(count() - position);
            FOYER_CHECK(undo_part(parts_.down[mirrored], position));
        }
        return {};
    };
    FOYER_CHECK(explained("down", undo));
    return std::move(losses_);
}

void version_run::take_standing(const applied_migration& row) {
    is_noted_ = true;
    done_ = row.parts_done.value_or(count());
    begun_ = row.part_begun;
}

result<> version_run::do_part(const part& p, int position) {
    position_ = position;
    runner_.enter(migration_.version, position, count());
    if (p.kind == part_kind::transaction) {
        FOYER_CHECK(run_transaction(p, false, [&] { note(position, false); }));
    } else {
        const bool was_begun = begun_;
        if (!was_begun) note(position - 1, true);
        is_noted_ = true;
        begun_ = true;
        FOYER_CHECK(run_outside(p, was_begun));
        note(position, false);
    }
    is_noted_ = true;
    done_ = position;
    begun_ = false;
    return {};
}

result<> version_run::undo_part(const part& p, int position) {
    position_ = count() - position + 1;
    runner_.enter(migration_.version, position_, count());
    if (p.kind == part_kind::transaction) {
        FOYER_CHECK(run_transaction(p, true, [&] { note(position - 1, false); }));
    } else {
        const bool was_begun = begun_ && done_ == position - 1;
        FOYER_CHECK(look_for_loss(p));
        if (!was_begun) note(position - 1, true);
        done_ = position - 1;
        begun_ = true;
        FOYER_CHECK(run_outside(p, was_begun));
        note(position - 1, false);
    }
    done_ = position - 1;
    begun_ = false;
    return {};
}

result<> version_run::undo_at_once(const part& p) {
    position_ = 1;
    runner_.enter(migration_.version, 1, 1);
    return run_transaction(p, true, [&] { note(0, false); });
}

result<> version_run::run_transaction(
    const part& p, bool looks_for_loss, const std::function<void()>& note
) {
    runner_.limit_lock_waits(runner_.how().lock_timeout);
    runner_.watch_references(false);
    const auto losses_before = losses_;
    return runner_.transaction([&]() -> result<> {
        losses_ = losses_before;
        if (looks_for_loss) FOYER_CHECK(look_for_loss(p));
        for (const auto& s : p.statements) runner_.run(s);
        FOYER_CHECK(check_references());
        note();
        return {};
    });
}

result<> version_run::run_outside(const part& p, bool was_begun) {
    return p.kind == part_kind::alone ? run_alone(runner_, p, was_begun) : run_batches(runner_, p);
}

result<> version_run::look_for_loss(const part& p) {
    auto& s = runner_.session();
    const auto script = script_of(p);
    // Readers go on while the rows are counted; on SQLite the transaction is the only writer.
    if (s.which() == db::engine::postgres && s.in_transaction())
        for (const auto& l : dropped_by(script))
            if (has_table(s, l.table))
                runner_.run(
                    "LOCK TABLE " + schema::quoted(l.table) + " IN SHARE ROW EXCLUSIVE MODE"
                );
    auto found = count_losses(s, script);
    if (!found.empty() && !accept_loss_) return would_lose(found);
    merge(losses_, std::move(found));
    return {};
}

// SQLite has foreign keys off while tables are rebuilt.
result<> version_run::check_references() {
    if (runner_.session().which() == db::engine::postgres) return {};
    const auto broken =
        runner_.about_to("PRAGMA foreign_key_check").first<std::string>(find_broken_references);
    if (!broken) return {};
    return error{errc::conflict, "migration.failed", *broken};
}

void version_run::note(int done, bool begun) {
    auto& s = runner_.about_to("foyer_migrations");
    const auto now_is = std::chrono::steady_clock::now();
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(now_is - since_);
    const auto duration = static_cast<int>(took.count());
    const auto parts_done = done == count() ? std::nullopt : std::optional(done);
    if (done == 0 && !begun) {
        note_gone(s, migration_.version);
    } else if (is_noted_) {
        note_parts(s, migration_.version, parts_done, begun, duration);
    } else {
        note_first(
            s, {migration_.version, migration_.name, migration_.up_sha256(),
                migration_.down_sha256(), now(), duration, 0, parts_done, begun}
        );
    }
    since_ = now_is;
}

// Whatever goes wrong says where, and how to go on.
result<> version_run::explained(std::string_view way, const std::function<result<>()>& work) {
    error fault{errc::conflict, "migration.failed", {}};
    try {
        auto outcome = work();
        if (outcome.has_value()) return {};
        fault = outcome.error();
        if (fault.code == "migration.would_lose_rows") return fault;
    } catch (const db::unavailable&) {
        throw;
    } catch (const db::failure& e) {
        runner_.roll_back();
        fault.message =
            std::string(e.what()) + ", in: " + first_line_of_sql(runner_.last_statement());
    }
    fault.message = place(way) + ": " + fault.message;
    if (count() > 1 && (done_ > 0 || begun_))
        fault.message += "\n" + std::to_string(done_) + " of " + std::to_string(count()) +
                         " parts are done: `migrate deploy` goes on from there, `migrate rollback` "
                         "goes back";
    return fault;
}

std::string version_run::place(std::string_view way) const {
    auto text = file_stem(migration_.version, migration_.name) + " " + std::string(way);
    if (count() > 1) text += ", part " + std::to_string(position_);
    return text;
}

}
