#include "app/observation.hpp"

#include "app/server/server.hpp"
#include "platform/db/events.hpp"
#include "platform/http/metrics.hpp"
#include "platform/runtime/cores.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

using http::write_metric;
using http::write_metric_head;

std::string name_label(const std::string& name) {
    return fmt::format("query=\"{}\"", http::label_text(name));
}

}

api::metrics_source database_figures(db::database& db) {
    return [&db](std::string& out) {
        const auto queries = db.statistics();
        write_metric_head(out, "foyer_query_calls_total", "counter", "Statements by name");
        for (const auto& q : queries)
            write_metric(
                out, "foyer_query_calls_total", name_label(q.name),
                static_cast<std::uint64_t>(q.calls)
            );
        write_metric_head(
            out, "foyer_query_seconds_total", "counter", "Time in statements by name"
        );
        for (const auto& q : queries)
            write_metric(
                out, "foyer_query_seconds_total", name_label(q.name),
                fmt::format("{:.6f}", static_cast<double>(q.microseconds) / 1e6)
            );
        const auto backlog = db::events::count_backlog(db);
        write_metric_head(out, "foyer_outbox_events", "gauge", "Events not yet delivered");
        write_metric(
            out, "foyer_outbox_events", "state=\"waiting\"",
            static_cast<std::uint64_t>(backlog.waiting)
        );
        write_metric(
            out, "foyer_outbox_events", "state=\"failed\"",
            static_cast<std::uint64_t>(backlog.failed)
        );
    };
}

api::metrics_source runtime_figures(const runtime::cores& cores) {
    return [&cores](std::string& out) {
        write_metric_head(out, "foyer_fibers", "gauge", "Fibers alive by core");
        for (int core = 0; core < cores.size(); ++core)
            write_metric(
                out, "foyer_fibers", fmt::format("core=\"{}\"", core),
                static_cast<std::uint64_t>(cores.counters(core).fibers_alive)
            );
        write_metric_head(
            out, "foyer_fibers_refused_total", "counter", "Requests refused for want of fibers"
        );
        for (int core = 0; core < cores.size(); ++core)
            write_metric(
                out, "foyer_fibers_refused_total", fmt::format("core=\"{}\"", core),
                cores.counters(core).fibers_refused
            );
    };
}

api::metrics_source server_figures(const server& s) {
    return [&s](std::string& out) {
        const auto now = s.counters();
        write_metric_head(out, "foyer_connections", "gauge", "Connections open");
        write_metric(out, "foyer_connections", "", static_cast<std::uint64_t>(now.connections));
        write_metric_head(
            out, "foyer_connections_accepted_total", "counter", "Connections accepted"
        );
        write_metric(out, "foyer_connections_accepted_total", "", now.accepted);
        write_metric_head(
            out, "foyer_requests_unreadable_total", "counter",
            "Requests that broke the protocol or a limit"
        );
        write_metric(out, "foyer_requests_unreadable_total", "", now.unreadable);
        write_metric_head(
            out, "foyer_connections_late_total", "counter", "Connections closed by a deadline"
        );
        write_metric(out, "foyer_connections_late_total", "", now.late);
    };
}

}
