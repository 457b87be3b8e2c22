#include "care/adopt/adopt.hpp"

#include "care/adopt/kept_rows.hpp"
#include "care/adopt/load.hpp"
#include "care/adopt/report.hpp"
#include "care/adopt/room.hpp"
#include "care/adopt/shop_session.hpp"
#include "care/transfer/table_statements.hpp"
#include "platform/db/migrate/rehearsal/disk.hpp"

namespace foyer::adopt {

namespace {

namespace fs = std::filesystem;

struct examined {
    std::unique_ptr<examination> found;
    std::vector<std::string> unknown; // what could not be said of the disks

    examination* operator->() const { return found.get(); }
    examination& operator*() const { return *found; }
};

result<void> examine(
    db::session& shop, const adopt_options& o, destination where,
    const std::optional<fs::path>& place_of_new, examined& into
) {
    into.found.reset(); // of a run that the engine wanted again
    FOYER_TRY(into.unknown, check_adoption_room(shop, o, where, place_of_new));
    FOYER_TRY(into.found, examination::of(shop, o.ours, o.folder, o.at, o.on_progress));
    return {};
}

// Rows that were mended, and what has no place in our tables.
void keep(db::session& shop, examination& e, const fs::path& file, fs::path& kept) {
    fs::remove(file); // of a run that the engine wanted again
    kept_rows out(file);
    for (const auto& m : e.matched.tables) {
        out.keep_mended(shop, m, e.staged);
        out.keep_extra_columns(shop, m);
    }
    for (const auto* table : e.matched.extra) out.keep_table(shop, *table);
    out.finish();
    if (out.lines() > 0)
        kept = file;
    else
        fs::remove(file);
}

result<void> check_empty(db::database& to, const schema::database_schema& ours) {
    error filled{
        errc::conflict, "migration.adopt_not_empty",
        "the database to fill has rows; a shop is adopted into an empty one"
    };
    for (const auto& t : ours.tables)
        if (*to.first<bool>(transfer::statements_of(t).has_rows))
            filled.fields.push_back({t.name, "not_empty", "has rows"});
    if (!filled.fields.empty()) return filled;
    return {};
}

adoption reported(
    const examined& e, const adopt_options& o, schema::dialect result, destination where
) {
    adoption out{report_text(*e, result, where), std::nullopt};
    for (const auto& line : e.unknown) out.report += line + "\n";
    if (o.problems) write_problems(*e, *o.problems);
    auto free = check_not_blocked(*e);
    if (free.has_error()) out.blocked = std::move(free).error();
    return out;
}

}

result<adoption> report(const adopt_options& o, destination where) {
    examined e;
    FOYER_CHECK(read_shop(shop_url(o.from), [&](db::session& shop) {
        return examine(shop, o, where, std::nullopt, e);
    }));
    return reported(e, o, migrate::dialect_of(e->engine), where);
}

result<adoption> adopt_into(const adopt_options& o, db::database& to) {
    FOYER_CHECK(check_empty(to, o.ours));
    const auto place_of_new = migrate::place_of_database(to);
    examined e;
    fs::path kept;
    const auto work = [&](db::session& shop) -> result<void> {
        FOYER_CHECK(examine(shop, o, destination::new_database, place_of_new, e));
        if (!e->staged.blocked()) keep(shop, *e, file_of(o, ".kept.jsonl"), kept);
        return {};
    };
    FOYER_CHECK(read_shop(shop_url(o.from), work));
    auto out = reported(e, o, migrate::dialect_of(to.which()), destination::new_database);
    if (out.blocked) return out;
    out.kept = kept;
    FOYER_CHECK(to.transaction([&](db::transaction& tx) -> result<void> {
        for (const auto& m : e->matched.tables) load_staged(e->staged, tx, *m.ours, o.on_progress);
        out.proof = prove(e->read, e->before, e->after, e->staged, tx);
        return accept(out.proof);
    }));
    return out;
}

fs::path file_of(const adopt_options& o, std::string_view ending) {
    return o.folder / ("adopt-" + moment_digits(o.at) + std::string(ending));
}

}
