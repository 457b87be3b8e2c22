#include "app/commands/migrate_verbs.hpp"
#include "app/tables.hpp"
#include "platform/db/migrate/verify.hpp"
#include "platform/schema/database_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace foyer::app {

namespace {

struct verify_options {
    std::string folder{"migrations"};
    bool seal{};
};

int verify(const verify_options& o) {
    if (!std::filesystem::is_directory(o.folder)) {
        fmt::print(
            stderr, "foyer: there is no folder {}\n", std::filesystem::absolute(o.folder).string()
        );
        return exit_absent;
    }
    const auto code = schema::make_schema(all_tables());
    if (o.seal) {
        const auto sealed = migrate::seal(o.folder, code);
        if (sealed.has_error()) return refused(sealed.error());
        fmt::print("{} versions are sealed.\n", sealed->sealed);
        return exit_done;
    }
    const auto found = migrate::verify(o.folder, code);
    for (const auto& f : found.faults) fmt::print(stderr, "foyer: {}: {}\n", f.code, f.what);
    if (found.faults.empty()) {
        fmt::print("{} versions, files, lock and code agree.\n", found.versions);
        return exit_done;
    }
    const bool edited =
        std::ranges::any_of(found.faults, [](const auto& f) { return f.code == "edited"; });
    return edited ? exit_edited : exit_refused;
}

}

void add_verify_verb(CLI::App& group, command& chosen) {
    const auto o = std::make_shared<verify_options>();
    auto* verb = add_verb(
        group, chosen, "verify", "Whether files, checksums, lock and code agree; needs no database",
        [o](const configuration&) { return verify(*o); }
    );
    verb->add_option("--folder", o->folder, "folder of the migrations")->capture_default_str();
    verb->add_flag("--seal", o->seal, "the versions that are new are final: add their checksums");
}

}
