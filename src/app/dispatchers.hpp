#pragma once

#include "app/front.hpp"
#include "app/server/server.hpp"
#include "platform/api/services.hpp"
#include "platform/http/dispatch.hpp"

#include <memory>
#include <vector>

namespace foyer::app {

// One dispatcher a core, each used only by its own thread, and before them the front.
class dispatchers {
public:
    dispatchers(const configuration& c, const http::dispatch_options& options, int cores);

    // What the server calls; valid as long as this.
    handler as_handler();

    // The bytes of kept answers, by core.
    api::metrics_source figures() const;

private:
    http::dispatcher& here();

    const front front_;
    std::vector<std::unique_ptr<http::dispatcher>> list_;
};

}
