#include "app/commands/command.hpp"
#include "app/commands/present_schema.hpp"
#include "care/sample/reference_data.hpp"
#include "platform/db/database.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

int set_up(const configuration& c) {
    const auto db = open_database(c);
    if (const auto version = present_schema(*db); version.has_error()) {
        fmt::print(stderr, "foyer: {}\n", version.error().message);
        return exit_refused;
    }
    const auto added = sample::fill_reference_data(*db);
    fmt::print(
        "Added: {} delivery zones, {} settings, {} service types. What existed was not changed.\n",
        added.zones, added.settings, added.service_types
    );
    return exit_done;
}

}

void add_setup_command(CLI::App& app, command& chosen) {
    auto* setup = app.add_subcommand(
        "setup", "Adds the delivery zones, settings and service types that a shop needs to sell"
    );
    setup->footer(
        "For a new shop of one's own and after a lossy rollback. Adds only what is missing; may "
        "run while the shop serves, and again."
    );
    setup->callback([&chosen] { chosen = set_up; });
}

}
