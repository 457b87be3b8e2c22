#include "app/commands/migrate_careful.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

struct rollback_words : careful_words {
    std::optional<int> to;
};

int rollback(const configuration& c, const rollback_words& words) {
    const auto db = open_database(c);
    const auto history = migrate::embedded_migrations(db->which());
    if (history.has_error()) return refused(history.error());
    const careful_run run(c, words, "going back over");
    const auto done = migrate::rollback_carefully(*db, *history, words.to, run.options());
    if (done.has_error()) return refused_carefully(done.error());
    print_point(*done);
    for (const auto& s : done->steps)
        fmt::print("rolled back {:04} {} ({} ms)\n", s.version, s.name, s.duration_ms);
    for (const auto& l : done->losses) fmt::print("lost {}\n", migrate::describe(l));
    return exit_done;
}

}

void add_rollback_verb(CLI::App& group, command& chosen) {
    const auto words = std::make_shared<rollback_words>();
    auto* verb = add_verb(
        group, chosen, "rollback", "Goes back one version, or to --to",
        [words](const configuration& c) {
            return words->dry_run ? show_rollback_plan(c, words->to) : rollback(c, *words);
        }
    );
    verb->add_option("--to", words->to, "version to arrive at; 0 is an empty database");
    add_careful_words(*verb, *words);
}

}
