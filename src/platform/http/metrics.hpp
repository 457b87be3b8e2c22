#pragma once

#include "platform/http/router.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace foyer::http {

// Prometheus' own text, and OpenMetrics, whose buckets can name a request each.
enum class metrics_format : std::uint8_t { prometheus, openmetrics };

// How often each route was answered with which status, and how long it took. Each core counts for
// itself; readers add up.
class metrics {
public:
    metrics(const router& all, int cores);

    // `r` is null for requests without a route; `stored` when the answer came from the cache.
    // `id` is the request's: a bucket of times shows one of its requests, another each second, so
    // that whoever sees a slow one in a chart finds it in the log.
    void count(
        int core, const routed* r, int status, std::int64_t microseconds, bool stored,
        std::string_view id = {}
    );

    // foyer_http_requests_total, foyer_http_request_seconds (histogram),
    // foyer_http_cache_hits_total.
    void write(std::string& out, metrics_format format = metrics_format::prometheus) const;

private:
    static constexpr std::array<int, 20> statuses{200, 201, 204, 301, 302, 303, 304, 400, 401, 403,
                                                  404, 405, 409, 413, 415, 422, 429, 500, 503, 0};
    static constexpr std::array<std::int64_t, 11> bounds_us{
        250, 500, 1'000, 2'500, 5'000, 10'000, 25'000, 100'000, 250'000, 1'000'000, 5'000'000
    };
    using counter = std::atomic<std::uint64_t>;
    struct exemplar {
        std::string id;
        std::int64_t microseconds{};
        std::int64_t second{};
    };
    struct alignas(64) cell {
        std::array<counter, statuses.size()> by_status{};
        std::array<counter, bounds_us.size() + 1> by_time{};
        counter total_us{};
        counter stored{};
        std::array<exemplar, bounds_us.size() + 1> shown; // behind the core's guard
    };
    struct alignas(64) guard {
        mutable std::mutex of;
    };

    std::uint64_t sum(std::size_t route, counter cell::* member) const;
    void show(std::size_t core, exemplar& shown, std::string_view id, std::int64_t microseconds);
    std::string exemplar_of(std::size_t route, std::size_t bucket) const;
    void write_times(
        std::string& out, std::size_t route, const std::string& label, metrics_format format
    ) const;

    const router& router_;
    std::size_t cells_per_core_;
    std::vector<cell> cells_; // core by core; the last of each core is for requests without a route
    int cores_;
    std::vector<guard> guards_; // one a core
};

// Makes OpenMetrics of complete Prometheus text: counters are named without _total, and there is an
// end.
std::string to_openmetrics(std::string_view prometheus);

// One line of Prometheus' text format. `labels` is empty or like `route="/x",method="GET"`.
void write_metric(
    std::string& out, std::string_view name, std::string_view labels, std::string_view value
);
void write_metric(
    std::string& out, std::string_view name, std::string_view labels, std::uint64_t value
);

// The two comment lines that stand before a metric.
void write_metric_head(
    std::string& out, std::string_view name, std::string_view type, std::string_view help
);

// A label's value with quotes, backslashes and line ends escaped.
std::string label_text(std::string_view value);

}
