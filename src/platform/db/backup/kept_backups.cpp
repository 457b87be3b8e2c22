#include "platform/db/backup/kept_backups.hpp"

#include "platform/db/backup/moment_name.hpp"

#include <algorithm>
#include <array>

namespace foyer::backup {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "foyer-";
constexpr std::string_view unproved = ".unproved";
constexpr std::array extensions{std::string_view(".sqlite"), std::string_view(".pgdump")};

// What a name says: "foyer-20261125T023000000Z.unproved.sqlite".
std::optional<kept_backup> read_name(std::string name) {
    const auto* const extension =
        std::ranges::find_if(extensions, [&](std::string_view one) { return name.ends_with(one); });
    if (extension == extensions.end() || !name.starts_with(prefix)) return std::nullopt;
    name = name.substr(prefix.size(), name.size() - prefix.size() - extension->size());
    const bool is_sound = !name.ends_with(unproved);
    if (!is_sound) name.resize(name.size() - unproved.size());
    const auto taken_at = parse_moment_name(name);
    if (!taken_at) return std::nullopt;
    return kept_backup{{}, *taken_at, is_sound};
}

}

std::string backup_name(timestamp taken_at, db::engine e, bool is_sound) {
    return std::string(prefix) + moment_name(taken_at) + std::string(is_sound ? "" : unproved) +
           std::string(extensions[e == db::engine::sqlite ? 0 : 1]);
}

std::vector<kept_backup> list_backups(const fs::path& folder) {
    std::vector<kept_backup> out;
    for (const auto& entry : fs::directory_iterator(folder)) {
        auto one = read_name(entry.path().filename().string());
        if (!one || !entry.is_regular_file()) continue;
        one->file = entry.path();
        out.push_back(*std::move(one));
    }
    std::ranges::sort(out, std::ranges::greater{}, &kept_backup::taken_at);
    return out;
}

std::optional<timestamp> moment_of_backup(const std::string& name) {
    const auto one = read_name(name);
    return one ? std::optional(one->taken_at) : std::nullopt;
}

std::vector<kept_backup> outlived(
    const std::vector<kept_backup>& newest_first, const retention& r, timestamp at
) {
    const auto is_sound = [](const kept_backup& one) { return one.is_sound; };
    return outlived_copies(newest_first, is_sound, r, at);
}

}
