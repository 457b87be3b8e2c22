#include "app/commands/migrate_verbs.hpp"
#include "app/serve.hpp"

namespace foyer::app {

void add_serve_command(CLI::App& app, command& chosen) {
    auto* verb = app.add_subcommand("serve", "Serves shop and API until SIGTERM");
    verb->callback([&chosen] {
        chosen = [](const configuration& c) {
            const auto ended = serve(c);
            return ended.has_error() ? refused(ended.error()) : *ended;
        };
    });
}

}
