#include "care/adopt/adopt.hpp"
#include "care/adopt/kept_rows.hpp"
#include "care/adopt/load.hpp"
#include "care/adopt/rebuilding.hpp"
#include "care/adopt/report.hpp"
#include "care/adopt/shop_session.hpp"
#include "platform/db/address.hpp"
#include "platform/db/failure.hpp"
#include "platform/db/migrate/journal.hpp"
#include "platform/schema/ddl.hpp"

namespace foyer::adopt {

namespace {

namespace fs = std::filesystem;

// Everything that happens inside the one transaction.
class taking_over {
public:
    taking_over(
        db::session& shop, const adopt_options& o, std::span<const migrate::migration> history
    )
        : shop_(shop), options_(o), history_(history) {}

    result<void> run(adoption& out) {
        const auto theirs = read_source_schema(shop_);
        hold_tables(shop_, match(options_.ours, theirs));
        FOYER_TRY(
            const auto e,
            examination::of(
                shop_, options_.ours, options_.folder, options_.at, options_.on_progress
            )
        );
        const auto dialect = migrate::dialect_of(e->engine);
        out.report = report_text(*e, dialect, destination::in_place);
        FOYER_CHECK(check_not_blocked(*e));
        keep_mended(*e, out);
        replace_tables(*e);
        out.proof = prove(e->read, e->before, e->after, e->staged, shop_);
        FOYER_CHECK(accept(out.proof));
        FOYER_CHECK(check_keys(*e));
        note_versions(dialect);
        if (e->history.there) note_in_prisma(dialect, out);
        return {};
    }

private:
    void keep_mended(examination& e, adoption& out) {
        const auto file = file_of(options_, ".kept.jsonl");
        fs::remove(file); // of a run that the engine wanted again
        kept_rows kept(file);
        for (const auto& m : e.matched.tables) kept.keep_mended(shop_, m, e.staged);
        kept.keep_triggers(shop_, e.matched);
        kept.finish();
        if (kept.lines() > 0)
            out.kept = file;
        else
            fs::remove(file);
    }

    void replace_tables(examination& e) {
        const auto tables = make_rebuilding(shop_, e.matched, options_.ours);
        tables->move_out();
        run_script(shop_, export_ddl(options_.ours, migrate::dialect_of(e.engine)));
        for (const auto& m : e.matched.tables)
            load_staged(e.staged, shop_, *m.ours, options_.on_progress);
        return_extra_columns(shop_, e.matched, *tables);
        tables->take_away();
    }

    // SQLite has had its foreign keys off.
    result<void> check_keys(const examination& e) {
        if (e.engine != db::engine::sqlite) return {};
        constexpr db::query count_broken{
            "adopt.count_broken", "SELECT 0", "SELECT count(*) FROM pragma_foreign_key_check($1)"
        };
        error broken{
            errc::conflict, "migration.adopt_proof", "keys lead nowhere; nothing was changed"
        };
        for (const auto& t : options_.ours.tables)
            if (*shop_.first<std::int64_t>(count_broken, t.name) > 0)
                broken.fields.push_back({t.name, "broken", "a key leads nowhere"});
        if (!broken.fields.empty()) return broken;
        return {};
    }

    // The database has the versions from now on, as if their files had made it.
    void note_versions(schema::dialect dialect) {
        const auto& table = migrate::applied_migration_table();
        run_script(shop_, create_table_sql({{table}}, table, dialect));
        for (const auto& m : history_)
            migrate::note_first(
                shop_, {m.version, m.name, m.up_sha256(), m.down_sha256(), options_.at, 0, 0}
            );
    }

    void note_in_prisma(schema::dialect dialect, adoption& out) {
        const auto m = adoption_migration(export_ddl(options_.ours, dialect), options_.at);
        out.migration = write_migration(options_.folder, m);
        note_adoption(shop_, m, options_.at);
    }

    db::session& shop_;
    const adopt_options& options_;
    std::span<const migrate::migration> history_;
};

fs::path make_restore_point(const adopt_options& o) {
    const auto url = shop_url(o.from);
    const bool sqlite = db::engine_of(url) == db::engine::sqlite;
    fs::create_directories(o.folder);
    auto file = file_of(o, sqlite ? ".db" : ".dump");
    db::database::open({.url = url})->backup_to(file.string());
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    return file;
}

}

result<adoption> adopt_in_place(
    const adopt_options& o, std::span<const migrate::migration> history
) {
    // Asked first, so that a shop that cannot be adopted is not touched at all.
    FOYER_TRY(auto before, report(o, destination::in_place));
    if (before.blocked) return before;
    adoption out;
    const auto work = [&](db::session& shop) { return taking_over(shop, o, history).run(out); };
    try {
        out.restore_point = make_restore_point(o);
        FOYER_CHECK(change_shop(shop_url(o.from), work));
    } catch (const db::unavailable&) {
        throw;
    } catch (const db::must_retry&) {
        return shop_is_locked();
    } catch (const db::failure& e) {
        return error{
            errc::conflict, "migration.adopt_refused",
            std::string("the database refused a step; nothing was changed: ") + e.what()
        };
    }
    return out;
}

}
