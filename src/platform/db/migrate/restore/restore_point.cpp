#include "platform/db/migrate/restore/restore_point.hpp"

#include "platform/db/backup/back_up.hpp"
#include "platform/db/backup/moment_name.hpp"
#include "platform/db/migrate/journal.hpp"
#include "platform/db/migrate/migration.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace foyer::migrate {

namespace {

namespace fs = std::filesystem;

std::string_view extension_of(db::engine e) {
    return e == db::engine::sqlite ? ".sqlite" : ".pgdump";
}

std::optional<restore_point> point_of(const fs::path& file) {
    const auto name = file.stem().string();
    int version = 0;
    const auto [end, fault] = std::from_chars(name.data(), name.data() + name.size(), version);
    if (fault != std::errc{} || *end != '_') return std::nullopt;
    const auto moment = backup::parse_moment_name(end + 1);
    if (!moment) return std::nullopt;
    const auto bytes = static_cast<std::int64_t>(fs::file_size(file));
    return restore_point{name, file, version, *moment, bytes};
}

}

result<restore_point> take_restore_point(db::database& db, const fs::path& folder) {
    const auto applied = read_journal(db);
    return keep_restore_point(
        db.which(), applied.empty() ? 0 : applied.back().version, folder,
        [&](const std::string& file) { db.backup_to(file); }
    );
}

result<restore_point> keep_restore_point(
    db::engine e, int version, const fs::path& folder,
    const std::function<void(const std::string&)>& copy
) {
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
    const auto file =
        folder / (file_stem(version, backup::moment_name(now())) + std::string(extension_of(e)));
    FOYER_CHECK(backup::make_checked_copy(e, file, copy));
    return *point_of(file);
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

}
