#include "platform/http/metrics.hpp"

#include "platform/base/assert.hpp"
#include "platform/base/timestamp.hpp"

#include <algorithm>

namespace foyer::http {

namespace {

// "0.0025": microseconds as seconds.
std::string seconds_text(std::uint64_t microseconds) {
    auto fraction = std::to_string(microseconds % 1'000'000);
    fraction.insert(0, 6 - fraction.size(), '0');
    while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
    return std::to_string(microseconds / 1'000'000) + (fraction.empty() ? "" : "." + fraction);
}

}

metrics::metrics(const router& all, int cores)
    : router_(all),
      cells_per_core_(all.routes().size() + 1),
      cells_(cells_per_core_ * static_cast<std::size_t>(std::max(1, cores))),
      cores_(std::max(1, cores)),
      guards_(static_cast<std::size_t>(cores_)) {}

void metrics::count(
    int core, const routed* r, int status, std::int64_t microseconds, bool stored,
    std::string_view id
) {
    FOYER_ASSERT(core < cores_, "more cores than were announced");
    const auto base = static_cast<std::size_t>(std::max(0, core)) * cells_per_core_;
    auto& c = cells_[base + (r == nullptr ? cells_per_core_ - 1 : r->index)];
    const auto known = std::find(statuses.begin(), statuses.end() - 1, status);
    c.by_status[static_cast<std::size_t>(known - statuses.begin())].fetch_add(
        1, std::memory_order_relaxed
    );
    const auto bound = std::lower_bound(bounds_us.begin(), bounds_us.end(), microseconds);
    c.by_time[static_cast<std::size_t>(bound - bounds_us.begin())].fetch_add(
        1, std::memory_order_relaxed
    );
    c.total_us.fetch_add(
        static_cast<std::uint64_t>(std::max<std::int64_t>(0, microseconds)),
        std::memory_order_relaxed
    );
    if (stored) c.stored.fetch_add(1, std::memory_order_relaxed);
    if (!id.empty())
        show(
            static_cast<std::size_t>(std::max(0, core)),
            c.shown[static_cast<std::size_t>(bound - bounds_us.begin())], id, microseconds
        );
}

// Only this core writes here, so it may look without the guard whether the second is a new one.
void metrics::show(
    std::size_t core, exemplar& shown, std::string_view id, std::int64_t microseconds
) {
    const auto second = now_s();
    if (shown.second == second) return;
    const std::lock_guard lock(guards_[core].of);
    shown.id = id;
    shown.microseconds = microseconds;
    shown.second = second;
}

// The latest of all cores, as it stands behind its bucket; empty when there was none.
std::string metrics::exemplar_of(std::size_t route, std::size_t bucket) const {
    exemplar latest;
    for (std::size_t core = 0; core < guards_.size(); ++core) {
        const std::lock_guard lock(guards_[core].of);
        const auto& one = cells_[core * cells_per_core_ + route].shown[bucket];
        if (one.second > latest.second) latest = one;
    }
    if (latest.second == 0) return "";
    return " # {request_id=" + label_text(latest.id) + "} " +
           seconds_text(static_cast<std::uint64_t>(std::max<std::int64_t>(0, latest.microseconds))
           ) +
           " " + std::to_string(latest.second);
}

std::uint64_t metrics::sum(std::size_t route, counter cell::* member) const {
    std::uint64_t total = 0;
    for (std::size_t i = route; i < cells_.size(); i += cells_per_core_)
        total += (cells_[i].*member).load(std::memory_order_relaxed);
    return total;
}

void metrics::write_times(
    std::string& out, std::size_t route, const std::string& label, metrics_format format
) const {
    std::uint64_t below = 0;
    for (std::size_t b = 0; b <= bounds_us.size(); ++b) {
        for (std::size_t i = route; i < cells_.size(); i += cells_per_core_)
            below += cells_[i].by_time[b].load(std::memory_order_relaxed);
        if (b == bounds_us.size() && below == 0) return;
        const auto bound =
            b == bounds_us.size() ? "+Inf" : seconds_text(static_cast<std::uint64_t>(bounds_us[b]));
        write_metric(
            out, "foyer_http_request_seconds_bucket", label + ",le=\"" + bound + "\"",
            std::to_string(below) +
                (format == metrics_format::openmetrics ? exemplar_of(route, b) : "")
        );
    }
    write_metric(
        out, "foyer_http_request_seconds_sum", label, seconds_text(sum(route, &cell::total_us))
    );
    write_metric(out, "foyer_http_request_seconds_count", label, below);
}

void metrics::write(std::string& out, metrics_format format) const {
    std::string requests;
    std::string times;
    std::string stored;
    for (std::size_t route = 0; route < cells_per_core_; ++route) {
        const bool known = route < router_.routes().size();
        std::string label = "route=\"none\",method=\"\"";
        if (known) {
            const auto& r = router_.routes()[route].route;
            label = "route=" + label_text(r.path) + ",method=" + label_text(name_of(r.method));
        }
        std::uint64_t all = 0;
        for (std::size_t s = 0; s < statuses.size(); ++s) {
            std::uint64_t n = 0;
            for (std::size_t i = route; i < cells_.size(); i += cells_per_core_)
                n += cells_[i].by_status[s].load(std::memory_order_relaxed);
            all += n;
            const auto status = statuses[s] == 0 ? "other" : std::to_string(statuses[s]);
            if (n > 0)
                write_metric(
                    requests, "foyer_http_requests_total", label + ",status=\"" + status + "\"", n
                );
        }
        if (all == 0) continue;
        write_times(times, route, label, format);
        write_metric(stored, "foyer_http_cache_hits_total", label, sum(route, &cell::stored));
    }
    write_metric_head(out, "foyer_http_requests_total", "counter", "Answers by route and status.");
    out += requests;
    write_metric_head(
        out, "foyer_http_request_seconds", "histogram",
        "Time from the complete request to its answer."
    );
    out += times;
    write_metric_head(
        out, "foyer_http_cache_hits_total", "counter", "Answers that came from the cache."
    );
    out += stored;
}

std::string to_openmetrics(std::string_view prometheus) {
    std::string out;
    out.reserve(prometheus.size() + 16);
    while (!prometheus.empty()) {
        const auto line = prometheus.substr(0, prometheus.find('\n'));
        prometheus.remove_prefix(std::min(line.size() + 1, prometheus.size()));
        constexpr std::size_t name_begins = 7; // behind "# HELP " and "# TYPE "
        const bool head = line.starts_with("# ");
        const auto name = head ? line.substr(name_begins, line.find(' ', name_begins) - name_begins)
                               : std::string_view();
        constexpr std::string_view ending = "_total";
        if (name.ends_with(ending)) {
            const auto kept = name_begins + name.size() - ending.size();
            out.append(line.substr(0, kept)).append(line.substr(kept + ending.size()));
        } else {
            out.append(line);
        }
        out += '\n';
    }
    return out += "# EOF\n";
}

void write_metric(
    std::string& out, std::string_view name, std::string_view labels, std::string_view value
) {
    out += name;
    if (!labels.empty()) out.append("{").append(labels).append("}");
    out.append(" ").append(value).append("\n");
}

void write_metric(
    std::string& out, std::string_view name, std::string_view labels, std::uint64_t value
) {
    write_metric(out, name, labels, std::string_view(std::to_string(value)));
}

void write_metric_head(
    std::string& out, std::string_view name, std::string_view type, std::string_view help
) {
    out.append("# HELP ").append(name).append(" ").append(help).append("\n");
    out.append("# TYPE ").append(name).append(" ").append(type).append("\n");
}

std::string label_text(std::string_view value) {
    std::string out = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out + '"';
}

}
