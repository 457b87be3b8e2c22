#include "app/commands/migrate_verbs.hpp"
#include "app/commands/migration_source.hpp"
#include "app/queries.hpp"
#include "platform/db/migrate/journal.hpp"
#include "platform/db/migrate/lint/lint.hpp"
#include "platform/db/migrate/lint/lint_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace foyer::app {

namespace {

struct lint_options {
    std::string folder;
    bool live{};
    bool all{};
    bool json{};
    bool rule_list{};
};

using findings = std::vector<migrate::lint_finding>;

// Every version of one engine, from `first` on; rows from `db` when it is given.
result<findings> findings_of(
    const migration_source& source, db::engine e, int first, db::database* db
) {
    FOYER_TRY(const auto history, source.history(e));
    FOYER_TRY(const auto sqlite, source.history(db::engine::sqlite));
    return migrate::lint(
        {.engine = e,
         .history = history,
         .sqlite_history = sqlite,
         .first_version = first,
         .broken_queries = migrate::queries_broken_by(sqlite, all_queries()),
         .count = db == nullptr ? migrate::count_function{} : migrate::count_in(*db)}
    );
}

// What waits for this database, with its rows.
result<findings> live_findings(const migration_source& source, const configuration& c) {
    const auto db = open_database(c);
    const auto applied = migrate::read_journal(*db);
    const int first = applied.empty() ? 1 : applied.back().version + 1;
    return findings_of(source, db->which(), first, db.get());
}

// Both engines. What is sealed cannot be changed any more: only its errors are worth a word.
result<findings> file_findings(const migration_source& source, bool all) {
    FOYER_TRY(const auto sealed, source.sealed_version());
    findings out;
    for (const auto e : {db::engine::sqlite, db::engine::postgres}) {
        FOYER_TRY(auto found, findings_of(source, e, 1, nullptr));
        std::ranges::move(found, std::back_inserter(out));
    }
    if (!all)
        std::erase_if(out, [&](const auto& f) {
            return f.version <= sealed && f.severity != migrate::severity::error;
        });
    return out;
}

int lint(const lint_options& o, const configuration& c) {
    if (o.rule_list) {
        fmt::print("{}", migrate::describe_rules());
        return exit_done;
    }
    const migration_source source(o.folder);
    const auto found = o.live ? live_findings(source, c) : file_findings(source, o.all);
    if (found.has_error()) return refused(found.error());
    if (o.json) {
        fmt::print("{}\n", migrate::to_json(*found));
    } else {
        for (const auto& f : *found) fmt::print("{}", migrate::describe(f));
        fmt::print("{}\n", migrate::summary(*found));
    }
    return migrate::is_unsafe(*found) ? exit_unsafe : exit_done;
}

}

void add_lint_verb(CLI::App& group, command& chosen) {
    const auto o = std::make_shared<lint_options>();
    auto* verb = add_verb(
        group, chosen, "lint", "What is not safe about the migrations, and what to write instead",
        [o](const configuration& c) { return lint(*o, c); }
    );
    verb->add_option(
        "--folder", o->folder,
        "folder of the migrations (default: ./migrations, else those of the program)"
    );
    verb->add_flag("--live", o->live, "what waits for the database, judged by the rows it has");
    verb->add_flag("--all", o->all, "also what is less than an error in versions that are sealed");
    verb->add_flag("--json", o->json, "for programs");
    verb->add_flag("--rule-list", o->rule_list, "each rule and why it is there");
}

}
