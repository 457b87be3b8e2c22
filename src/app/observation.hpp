#pragma once

#include "platform/api/services.hpp"

#include <memory>

namespace foyer::runtime {
class cores;
}

namespace foyer::app {

class server;
class tls_identity;

// Figures of the running parts for /metrics: queries by name, pools, fibers, connections, events
// that wait. The parts must outlive the sources.
api::metrics_source database_figures(db::database& db);
api::metrics_source runtime_figures(const runtime::cores& cores);
api::metrics_source server_figures(const server& s);
// Writes nothing when `tls` is empty.
api::metrics_source certificate_figures(const std::shared_ptr<tls_identity>& tls);

}
