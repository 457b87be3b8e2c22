#include "app/commands/migrate_careful.hpp"
#include "app/tables.hpp"
#include "care/adopt/adopt.hpp"
#include "care/sample/reference_data.hpp"
#include "platform/db/address.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migrate/runner.hpp"
#include "shop/catalog/derived_columns.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

struct adopt_words {
    std::string from;
    std::string to;
    std::string problems;
    bool report{}; // said aloud; it is what happens by default
    bool in_place{};
    std::int64_t keep_free_mb{64};
};

void show(const adopt::adoption& done) {
    fmt::print("{}", done.report);
    if (!done.proof.empty()) fmt::print("\n{}\n", proof_text(done.proof));
    if (!done.restore_point.empty())
        fmt::print("The database as it was: {}\n", done.restore_point.string());
    if (!done.kept.empty())
        fmt::print("What is not in our tables as it was: {}\n", done.kept.string());
    if (!done.migration.empty())
        fmt::print(
            "Prisma's ledger names {}: copy its folder into prisma/migrations.\n",
            done.migration.string()
        );
}

// The seed has no delivery zones and no settings: without them no order could be placed.
void make_sellable(db::database& shop) {
    const auto added = sample::fill_reference_data(shop);
    catalog::rebuild_derived_columns(shop);
    fmt::print(
        "Added: {} delivery zones, {} settings, {} service types\n", added.zones, added.settings,
        added.service_types
    );
}

result<adopt::adoption> run(
    const configuration& c, const adopt_words& words, const adopt::adopt_options& o
) {
    if (words.in_place) {
        const auto engine = db::engine_of(adopt::shop_url(words.from));
        FOYER_TRY(const auto history, migrate::embedded_migrations(engine));
        FOYER_TRY(auto done, adopt_in_place(o, history));
        if (!done.blocked) {
            auto shop = c;
            shop.database = adopt::shop_url(words.from);
            make_sellable(*open_database(shop));
        }
        return done;
    }
    if (words.to.empty()) return adopt::report(o);
    auto target = c;
    target.database = words.to;
    const auto db = open_database(target, true);
    FOYER_TRY(const auto history, migrate::embedded_migrations(db->which()));
    FOYER_CHECK(migrate::deploy(*db, history));
    FOYER_TRY(auto done, adopt_into(o, *db));
    if (!done.blocked) make_sellable(*db);
    return done;
}

int adopt_shop(const configuration& c, const adopt_words& words) {
    const auto ours = schema::make_schema(all_tables());
    progress_line line;
    adopt::adopt_options o{words.from, ours, restore_folder(c), now()};
    o.keep_free = words.keep_free_mb << 20;
    if (!words.problems.empty()) o.problems = words.problems;
    o.on_progress = [&](std::string_view doing, std::string_view table, std::int64_t rows) {
        line.show(doing, fmt::format("{}  {} rows", table, rows), 0, 0);
    };
    const auto done = run(c, words, o);
    if (done.has_error()) return refused(done.error());
    show(*done);
    if (done->blocked) return refused(*done->blocked);
    if (!words.in_place && words.to.empty())
        fmt::print("\nNothing was changed. --in-place or --to URL does it.\n");
    return exit_done;
}

}

void add_adopt_verb(CLI::App& group, command& chosen) {
    const auto words = std::make_shared<adopt_words>();
    auto* verb = add_verb(
        group, chosen, "adopt", "Takes over a database that Prisma made from the seed's schema",
        [words](const configuration& c) { return adopt_shop(c, *words); }
    );
    verb->add_option(
            "--from", words->from,
            "the shop's database: sqlite:PATH, postgres://..., or as Prisma's DATABASE_URL has it"
    )
        ->required();
    auto* report = verb->add_flag(
        "--report", words->report, "say what would be done and change nothing (the default)"
    );
    auto* in_place =
        verb->add_flag("--in-place", words->in_place, "make the shop's own database ours");
    auto* to = verb->add_option(
        "--to", words->to, "copy it into this database, which is made or has empty tables"
    );
    report->excludes(in_place, to);
    in_place->excludes(to);
    add_keep_free(*verb, words->keep_free_mb);
    verb->add_option("--problems", words->problems, "write every problem into this file (JSON)");
    verb->footer(
        "Restore point and side file go to <data>/restore. Stop the shop before --in-place.\n"
        "The proof compares rows, sums and checksums; where they differ, everything is undone."
    );
}

}
