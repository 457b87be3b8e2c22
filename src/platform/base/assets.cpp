#include "platform/base/assets.hpp"

#include "platform/base/asset_table.hpp"

#include <algorithm>

namespace foyer::assets {

namespace {

const asset* lower_bound(std::string_view path) {
    return std::ranges::lower_bound(table, table + table_size, path, {}, &asset::path);
}

}

std::optional<std::string_view> find(std::string_view path) {
    const auto* found = lower_bound(path);
    if (found == table + table_size || found->path != path) return std::nullopt;
    return std::string_view(found->begin, static_cast<std::size_t>(found->end - found->begin));
}

std::vector<std::string_view> list(std::string_view prefix) {
    std::vector<std::string_view> paths;
    for (const auto* a = lower_bound(prefix);
         a != table + table_size && a->path.starts_with(prefix); ++a)
        paths.push_back(a->path);
    return paths;
}

}
