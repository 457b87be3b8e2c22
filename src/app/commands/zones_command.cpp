#include "app/commands/command.hpp"
#include "platform/db/database.hpp"
#include "shop/delivery/zones.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

int list_delivery_zones(const configuration& c) {
    const auto zones = delivery::list_zones(*open_database(c), now());
    if (zones.empty()) {
        fmt::print("No delivery zone is in service: `foyer setup` adds the wilayas.\n");
        return exit_absent;
    }
    fmt::print("{:<5} {:<26} {:>12}  {}\n", "code", "slug", "rate (DA)", "working days");
    for (const auto& z : zones)
        fmt::print(
            "{:<5} {:<26} {:>12}  {} to {}\n", z.code, z.slug, to_text(z.rate), z.delivery_days_min,
            z.delivery_days_max
        );
    return exit_done;
}

}

void add_zones_commands(CLI::App& app, command& chosen) {
    auto* zones = app.add_subcommand("zones", "Where the shop delivers and what it costs");
    zones->require_subcommand(1);
    zones->fallthrough();
    auto* list =
        zones->add_subcommand("list", "The zones in service (exit code 4 when there is none)");
    list->callback([&chosen] { chosen = list_delivery_zones; });
}

}
