#include "platform/db/migrate/restore/restore_point.hpp"

#include "platform/db/backup/back_up.hpp"
#include "platform/db/backup/folder_share.hpp"
#include "platform/db/backup/moment_name.hpp"
#include "platform/db/migrate/journal.hpp"
#include "platform/db/migrate/migration.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace foyer::migrate {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view left_mark = "-left";
constexpr std::array engines{db::engine::sqlite, db::engine::postgres};

std::string_view extension_of(db::engine e) {
    return e == db::engine::sqlite ? ".sqlite" : ".pgdump";
}

// What a name says; the size is not in it.
std::optional<restore_point> read_name(const fs::path& file) {
    const auto name = file.stem().string();
    int version = 0;
    const auto [end, fault] = std::from_chars(name.data(), name.data() + name.size(), version);
    if (fault != std::errc{} || *end != '_') return std::nullopt;
    std::string moment_text(end + 1);
    const bool left = moment_text.ends_with(left_mark);
    if (left) moment_text.resize(moment_text.size() - left_mark.size());
    const auto moment = backup::parse_moment_name(moment_text);
    if (!moment) return std::nullopt;
    const auto what = left ? taken_before::restore : taken_before::loss;
    return restore_point{name, file, version, *moment, 0, what};
}

std::optional<restore_point> point_of(const fs::path& file) {
    auto point = read_name(file);
    if (point) point->bytes = static_cast<std::int64_t>(fs::file_size(file));
    return point;
}

// Of either engine.
std::optional<timestamp> moment_of_point(const std::string& name) {
    const fs::path file(name);
    const bool is_copy = std::ranges::any_of(engines, [&](db::engine e) {
        return file.extension() == extension_of(e);
    });
    const auto point = is_copy ? read_name(file) : std::nullopt;
    return point ? std::optional(point->taken_at) : std::nullopt;
}

result<restore_point> keep(
    db::engine e, int version, std::string_view mark, const fs::path& folder,
    const std::function<void(const std::string&)>& copy
) {
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
    const auto at = now();
    const backup::folder_share share(folder, moment_of_point, at);
    auto name = file_stem(version, backup::moment_name(at));
    name.append(mark).append(extension_of(e));
    const auto file = folder / name;
    FOYER_CHECK(backup::make_checked_copy(e, file, copy));
    return *point_of(file);
}

}

result<restore_point> take_restore_point(db::database& db, const fs::path& folder) {
    const auto applied = read_journal(db);
    return keep(
        db.which(), applied.empty() ? 0 : applied.back().version, {}, folder,
        [&](const std::string& file) { db.backup_to(file); }
    );
}

result<restore_point> keep_present(
    db::engine e, int version, const fs::path& folder,
    const std::function<void(const std::string&)>& copy
) {
    return keep(e, version, left_mark, folder, copy);
}

std::vector<restore_point> list_restore_points(const fs::path& folder, db::engine e) {
    std::vector<restore_point> out;
    if (!fs::is_directory(folder)) return out;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == extension_of(e))
            if (auto point = point_of(entry.path())) out.push_back(std::move(*point));
    std::ranges::sort(out, std::ranges::greater{}, &restore_point::taken_at);
    return out;
}

std::vector<restore_point> prune_restore_points(
    const fs::path& folder, db::engine e, const backup::retention& r, timestamp at
) {
    const auto before_loss = [](const restore_point& p) { return p.what == taken_before::loss; };
    auto gone = backup::outlived_copies(list_restore_points(folder, e), before_loss, r, at);
    std::erase_if(gone, [](const restore_point& p) {
        std::error_code fault;
        return !fs::remove(p.file, fault) || fault;
    });
    return gone;
}

}
