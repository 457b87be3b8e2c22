#include "app/dispatchers.hpp"

#include "platform/runtime/await.hpp"

#include <fmt/format.h>

namespace foyer::app {

dispatchers::dispatchers(const configuration& c, const http::dispatch_options& options, int cores)
    : front_(c) {
    for (int core = 0; core < cores; ++core)
        list_.push_back(std::make_unique<http::dispatcher>(options, core));
}

handler dispatchers::as_handler() {
    return {
        .try_cached =
            [this](const http::request& r) {
                if (auto first = front_.answer(r)) return first;
                return here().answer_at_once(r);
            },
        .handle = [this](const http::request& r) { return here().answer(r); },
        .max_body = [this](const http::request& r
                    ) { return here().body_limit(r.method, r.path()); },
    };
}

api::metrics_source dispatchers::figures() const {
    return [this](std::string& out) {
        http::write_metric_head(out, "foyer_cache_bytes", "gauge", "Kept answers by core");
        for (std::size_t core = 0; core < list_.size(); ++core)
            http::write_metric(
                out, "foyer_cache_bytes", fmt::format("core=\"{}\"", core),
                std::uint64_t{list_[core]->kept().bytes()}
            );
    };
}

http::dispatcher& dispatchers::here() {
    return *list_[static_cast<std::size_t>(runtime::core_index())];
}

}
