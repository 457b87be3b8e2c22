#include "app/commands/migrate_careful.hpp"
#include "app/commands/restore_shown.hpp"
#include "platform/db/address.hpp"
#include "platform/db/migrate/rehearsal/room.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

struct restore_words {
    bool list{};
    std::optional<std::string> to;
};

int list(const configuration& c) {
    const auto points = migrate::list_restore_points(restore_folder(c), db::engine_of(c.database));
    if (points.empty()) fmt::print("There is no restore point.\n");
    for (const auto& p : points)
        fmt::print(
            "{:<32}version {:04}  {}  {}\n", p.name, p.version, to_iso(p.taken_at),
            migrate::size_text(p.bytes)
        );
    return exit_done;
}

int restore(const configuration& c, const restore_words& words) {
    if (words.list) return list(c);
    const auto restored = restore_shown(
        {.url = c.database,
         .folder = restore_folder(c),
         .name = words.to,
         .old = restore_retention(c)}
    );
    return restored.has_error() ? refused(restored.error()) : int{exit_done};
}

}

void add_restore_verb(CLI::App& group, command& chosen) {
    const auto words = std::make_shared<restore_words>();
    auto* verb = add_verb(
        group, chosen, "restore", "Goes back to a restore point, the newest or --to",
        [words](const configuration& c) { return restore(c, *words); }
    );
    verb->add_flag("--list", words->list, "only say which there are");
    verb->add_option("--to", words->to, "name of the restore point, as --list shows it");
    verb->footer(
        "Stop the shop first: it is refused while anybody is connected. The present state\n"
        "becomes a restore point of its own. Killed in the middle, the database is as it was."
    );
}

}
