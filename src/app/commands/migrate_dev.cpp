#include "app/commands/migrate_verbs.hpp"
#include "app/tables.hpp"
#include "platform/db/migrate/draft.hpp"
#include "platform/schema/database_schema.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

struct draft_options {
    std::string name;
    std::string folder{"migrations"};
    bool by_hand{};
};

int draft(const draft_options& o) {
    const auto made =
        migrate::draft_next(o.folder, schema::make_schema(all_tables()), o.name, o.by_hand);
    if (made.has_error()) return refused(made.error());
    for (const auto& change : made->changes) fmt::print("{}\n", change);
    for (const auto& file : made->files) fmt::print("wrote {}\n", file.string());
    fmt::print("Read the files, then commit them.\n");
    return exit_done;
}

}

void add_dev_verb(CLI::App& group, command& chosen) {
    const auto o = std::make_shared<draft_options>();
    auto* verb = add_verb(
        group, chosen, "dev", "Drafts the next migration from the tables in code",
        [o](const configuration&) { return draft(*o); }
    );
    verb->add_option("--name", o->name, "what it does, in snake_case")->required();
    verb->add_flag(
        "--by-hand", o->by_hand, "also without a difference, for what you write into the files"
    );
    verb->add_option("--folder", o->folder, "folder of the migrations")->capture_default_str();
}

}
