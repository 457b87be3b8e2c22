#include "app/observation.hpp"

#include "app/server/server.hpp"
#include "platform/base/log.hpp"
#include "platform/db/events.hpp"
#include "platform/http/metrics.hpp"
#include "platform/runtime/cores.hpp"
#include "platform/runtime/offload.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

using http::write_metric;
using http::write_metric_head;

std::string name_label(const std::string& name) {
    return fmt::format("query={}", http::label_text(name));
}

void write_counter(
    std::string& out, std::string_view name, std::string_view what, std::int64_t value
) {
    write_metric_head(out, name, "counter", what);
    write_metric(out, name, "", static_cast<std::uint64_t>(value));
}

std::string seconds_text(std::int64_t microseconds) {
    return fmt::format("{:.6f}", static_cast<double>(microseconds) / 1e6);
}

// One figure of each core; `text_of` takes its counters.
template <class F>
void write_by_core(
    std::string& out, std::string_view name, std::string_view type, std::string_view what,
    const runtime::cores& cores, const F& text_of
) {
    write_metric_head(out, name, type, what);
    for (int core = 0; core < cores.size(); ++core)
        write_metric(out, name, fmt::format("core=\"{}\"", core), text_of(cores.counters(core)));
}

// Left out while the database is away: the other figures are wanted then most of all.
void write_backlog(std::string& out, db::database& db) {
    try {
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
    } catch (const db::failure& e) {
        spdlog::warn("events are not counted: {}", e.what());
    }
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
                out, "foyer_query_seconds_total", name_label(q.name), seconds_text(q.microseconds)
            );
        const auto traffic = db.traffic();
        write_counter(out, "foyer_transactions_total", "Transactions begun", traffic.transactions);
        write_counter(
            out, "foyer_database_round_trips_total", "Waits for PostgreSQL, groups of SQLite",
            traffic.round_trips
        );
        write_backlog(out, db);
    };
}

api::metrics_source runtime_figures(const runtime::cores& cores) {
    return [&cores](std::string& out) {
        write_by_core(
            out, "foyer_fibers", "gauge", "Fibers alive by core", cores,
            [](const auto& c) { return std::to_string(c.fibers_alive); }
        );
        write_by_core(
            out, "foyer_fibers_refused_total", "counter", "Requests refused for want of fibers",
            cores, [](const auto& c) { return std::to_string(c.fibers_refused); }
        );
        write_by_core(
            out, "foyer_loop_stalls_total", "counter", "Turns of a loop of more than 50 ms", cores,
            [](const auto& c) { return std::to_string(c.stalls); }
        );
        write_by_core(
            out, "foyer_loop_turn_seconds_max", "gauge", "Longest turn of a loop since the start",
            cores, [](const auto& c) { return seconds_text(c.longest_turn_us); }
        );
        const auto pool = runtime::shared_pool().counters();
        write_metric_head(out, "foyer_pool_works", "gauge", "Works for the pool of threads");
        write_metric(out, "foyer_pool_works", "state=\"waiting\"", std::uint64_t{pool.waiting});
        write_metric(out, "foyer_pool_works", "state=\"running\"", std::uint64_t{pool.running});
        write_counter(
            out, "foyer_pool_refused_total", "Works refused because the pool was full",
            static_cast<std::int64_t>(pool.refused)
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
            out, "foyer_connections_refused_total", "counter",
            "Connections closed because there were too many, in all or of one address"
        );
        write_metric(out, "foyer_connections_refused_total", "why=\"all\"", now.refused);
        write_metric(out, "foyer_connections_refused_total", "why=\"address\"", now.crowded);
        write_metric_head(
            out, "foyer_accept_errors_total", "counter", "Connections that could not be accepted"
        );
        write_metric(out, "foyer_accept_errors_total", "", now.accept_errors);
        write_metric_head(out, "foyer_body_bytes", "gauge", "Bytes of bodies on their way");
        write_metric(out, "foyer_body_bytes", "", std::uint64_t{now.body_bytes});
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

api::metrics_source certificate_figures(const std::shared_ptr<tls_identity>& tls) {
    return [tls](std::string& out) {
        if (tls == nullptr) return;
        write_metric_head(
            out, "foyer_tls_certificate_expires_seconds", "gauge",
            "End of the certificate in use, in seconds since 1970"
        );
        write_metric(
            out, "foyer_tls_certificate_expires_seconds", "", std::to_string(tls->expires_at_s())
        );
    };
}

}
