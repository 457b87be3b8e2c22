#include "platform/db/query_meter.hpp"

#include "platform/runtime/await.hpp"

#include <algorithm>
#include <map>

namespace foyer::db {

query_meter::query_meter(int cores) : shards_(static_cast<std::size_t>(cores) + 1) {}

query_meter::timing::timing(query_meter& meter, const query& q)
    : meter_(meter), name_(q.name), start_(std::chrono::steady_clock::now()) {}

query_meter::timing::~timing() {
    const auto took = std::chrono::steady_clock::now() - start_;
    const auto core = static_cast<std::size_t>(runtime::core_index());
    auto& shard = meter_.shards_[std::min(core, meter_.shards_.size() - 1)];
    const std::lock_guard lock(shard.mutex);
    auto& counted = shard.by_name[name_];
    ++counted.calls;
    counted.nanoseconds += std::chrono::duration_cast<std::chrono::nanoseconds>(took).count();
}

std::vector<query_statistics> query_meter::read() const {
    std::map<std::string_view, counters> sums;
    for (const auto& shard : shards_) {
        const std::lock_guard lock(shard.mutex);
        for (const auto& [name, one] : shard.by_name) {
            auto& sum = sums[name];
            sum.calls += one.calls;
            sum.nanoseconds += one.nanoseconds;
        }
    }
    std::vector<query_statistics> list;
    for (const auto& [name, sum] : sums)
        list.push_back({std::string(name), sum.calls, sum.nanoseconds / 1000});
    return list;
}

}
