#include "app/commands/migrate_verbs.hpp"
#include "platform/db/migrate/drift/history_check.hpp"
#include "platform/db/migrate/rehearsal/record.hpp"
#include "platform/db/migrate/runner.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace foyer::app {

namespace {

struct state_words {
    std::string_view name;
    exit_code exit; // of the whole command, when a version is in this state
};

state_words words_of(migrate::state s) {
    switch (s) {
        case migrate::state::applied: return {"applied", exit_done};
        case migrate::state::pending: return {"pending", exit_pending};
        case migrate::state::edited: return {"edited", exit_edited};
        case migrate::state::unknown: return {"unknown", exit_newer};
        case migrate::state::partial: return {"partial", exit_partial};
    }
    return {"", exit_refused};
}

// Without a history that can be read there are no states to show.
bool is_without_history(const error& e) {
    return e.code == "migration.no_history" || e.code == "migration.history_unreadable";
}

// Ends with the gravest of what it found.
int status(const configuration& c) {
    const auto db = open_database(c);
    const auto history = migrate::embedded_migrations(db->which());
    if (history.has_error()) return refused(history.error());
    const auto version = migrate::check_history(*db, *history);
    if (version.has_error() && is_without_history(version.error())) return refused(version.error());
    int code = exit_done;
    fmt::print("{:<9}{:<20}{:<10}{}\n", "version", "name", "state", "applied (UTC)");
    for (const auto& s : migrate::status(*db, *history)) {
        const auto [state, exit] = words_of(s.state);
        code = std::max<int>(code, exit);
        fmt::print(
            "{:04}     {:<20}{:<10}{}\n", s.version, s.name, state,
            s.applied_at ? to_iso(*s.applied_at) : ""
        );
        if (s.state == migrate::state::partial)
            fmt::print(
                "         {} of {} parts are done: `foyer migrate deploy` goes on, `foyer migrate "
                "rollback` goes back\n",
                s.parts_done, s.parts
            );
        if (!s.file.empty()) fmt::print("         {} is not the file that was applied\n", s.file);
    }
    if (version.has_error()) code = std::max(code, refused(version.error()));
    if (const auto last = migrate::last_rehearsal(*db))
        fmt::print(
            "last rehearsal: {} {:04} -> {:04} {} ({})\n", last->direction, last->from_version,
            last->to_version, last->verdict, to_iso(last->ended_at)
        );
    return code;
}

}

void add_status_verb(CLI::App& group, command& chosen) {
    add_verb(group, chosen, "status", "Each version and whether it is applied", status);
}

}
