#include "platform/db/migrate/rehearsal/disk.hpp"

#include <array>
#include <optional>
#include <sys/stat.h>

namespace foyer::migrate {

namespace {

namespace fs = std::filesystem;

constexpr db::query database_size{
    "migrate.database_size", "SELECT pg_database_size(current_database())",
    "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
};

constexpr db::query tables_size{
    "migrate.tables_size", R"sql(
    SELECT CAST(coalesce(sum(pg_table_size(oid)), 0) AS bigint) FROM pg_class
    WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace)sql",
    "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
};

// PostgreSQL runs here when the connection is a socket in the file system.
constexpr db::query data_place{
    "migrate.data_place", R"sql(
    SELECT setting FROM pg_settings
    WHERE name = 'data_directory' AND inet_server_addr() IS NULL)sql",
    "SELECT file FROM pragma_database_list WHERE name = 'main' AND file <> ''"
};

std::optional<std::int64_t> free_in(const fs::path& place) {
    if (place.empty()) return std::nullopt;
    std::error_code fault;
    const auto space = fs::space(place, fault);
    if (fault) return std::nullopt;
    return static_cast<std::int64_t>(space.available);
}

bool same_disk(const fs::path& a, const fs::path& b) {
    struct stat one{};
    struct stat other{};
    return ::stat(a.c_str(), &one) == 0 && ::stat(b.c_str(), &other) == 0 &&
           one.st_dev == other.st_dev;
}

std::vector<disk_need> by_disk(std::vector<disk_need> needs) {
    std::vector<disk_need> out;
    for (auto& n : needs) {
        auto at = out.begin();
        while (at != out.end() && !same_disk(at->place, n.place)) ++at;
        if (at == out.end()) {
            out.push_back(std::move(n));
            continue;
        }
        at->what += " and " + n.what;
        at->bytes += n.bytes;
    }
    return out;
}

}

result<std::vector<std::string>> check_disks(std::vector<disk_need> needs, std::int64_t keep_free) {
    std::vector<std::string> unknown;
    error refusal{errc::conflict, "migration.no_room", "the disk is too small; nothing was begun"};
    for (const auto& n : by_disk(std::move(needs))) {
        const auto free = free_in(n.place);
        if (!free)
            unknown.push_back(
                n.what + ": needs " + size_text(n.bytes) +
                " on the disk of the server, whose free space cannot be seen from here"
            );
        else if (n.bytes + keep_free > *free)
            refusal.fields.push_back(
                {n.place.string(), "too_small",
                 n.what + ": needs " + size_text(n.bytes) + " (and " + size_text(keep_free) +
                     " shall stay free), " + size_text(*free) + " are free"}
            );
    }
    if (!refusal.fields.empty()) return refusal;
    return unknown;
}

fs::path existing_part(fs::path folder) {
    folder = fs::absolute(folder);
    while (!fs::exists(folder) && folder.has_relative_path()) folder = folder.parent_path();
    return folder;
}

fs::path place_of_database(db::session& s) {
    const auto place = s.first<std::string>(data_place);
    if (!place) return {};
    return s.which() == db::engine::sqlite ? fs::path(*place).parent_path() : fs::path(*place);
}

std::int64_t size_of_database(db::session& s) {
    return s.first<std::int64_t>(database_size).value_or(0);
}

std::int64_t size_of_tables(db::session& s) {
    return s.first<std::int64_t>(tables_size).value_or(0);
}

std::string size_text(std::int64_t bytes) {
    constexpr std::array units{"bytes", "kB", "MB", "GB", "TB"};
    std::size_t unit = 0;
    std::int64_t tenth = 0;
    for (; bytes >= 1000 && unit + 1 < units.size(); ++unit) {
        tenth = bytes % 1000 / 100;
        bytes /= 1000;
    }
    auto text = std::to_string(bytes);
    if (unit > 0) text += '.' + std::to_string(tenth);
    return text + ' ' + units[unit];
}

}
