#include "app/commands/command.hpp"
#include "app/serve.hpp"

namespace foyer::app {

void add_serve_command(CLI::App& app, command& chosen) {
    auto* verb = app.add_subcommand("serve", "Serves shop and API until SIGTERM");
    verb->callback([&chosen] { chosen = serve; });
}

}
