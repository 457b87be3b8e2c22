#pragma once

#include "platform/api/services.hpp"

namespace foyer::runtime {
class cores;
}

namespace foyer::app {

class server;

// Figures of the running parts for /metrics: queries by name, pools, fibers, connections, events
// that wait. The parts must outlive the sources.
api::metrics_source database_figures(db::database& db);
api::metrics_source runtime_figures(const runtime::cores& cores);
api::metrics_source server_figures(const server& s);

}
