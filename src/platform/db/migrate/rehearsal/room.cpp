#include "platform/db/migrate/rehearsal/room.hpp"

#include "platform/db/failure.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <sys/stat.h>

namespace foyer::migrate {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t sample_bytes = 64 << 20;
constexpr std::string_view sqlite_prefix = "sqlite:";

constexpr db::query database_size{
    "migrate.database_size", "SELECT pg_database_size(current_database())",
    "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
};

// Indexes are not in a dump.
constexpr db::query tables_size{
    "migrate.tables_size", R"sql(
    SELECT CAST(coalesce(sum(pg_table_size(oid)), 0) AS bigint) FROM pg_class
    WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace)sql",
    "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
};

// Where PostgreSQL keeps its files, if it runs here (the connection is a socket in the file
// system) and the role may know.
constexpr db::query data_folder{
    "migrate.data_folder", R"sql(
    SELECT setting FROM pg_settings
    WHERE name = 'data_directory' AND inet_server_addr() IS NULL)sql",
    "SELECT '' WHERE 1 = 0"
};

struct need {
    fs::path place;
    std::string what;
    std::int64_t bytes{};
};

std::optional<std::int64_t> free_in(const fs::path& place) {
    std::error_code fault;
    const auto space = fs::space(place, fault);
    if (fault) return std::nullopt;
    return static_cast<std::int64_t>(space.available);
}

// Folders that will be made are on the disk of the one they will be made in.
fs::path existing(fs::path place) {
    place = fs::absolute(place);
    while (!fs::exists(place) && place.has_relative_path()) place = place.parent_path();
    return place;
}

bool same_disk(const fs::path& a, const fs::path& b) {
    struct stat one{};
    struct stat other{};
    return ::stat(a.c_str(), &one) == 0 && ::stat(b.c_str(), &other) == 0 &&
           one.st_dev == other.st_dev;
}

// Empty when it is not known.
fs::path place_of_clone(db::database& db, const std::string& url) {
    if (db.which() == db::engine::sqlite)
        return existing(url.substr(sqlite_prefix.size())).parent_path();
    return db.first<std::string>(data_folder).value_or("");
}

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

result<std::vector<std::string>> check_room(db::database& db, const room_options& o) {
    std::vector<std::string> unknown;
    std::vector<need> needs;
    if (o.clone) {
        const bool sample = db.which() == db::engine::postgres && !o.all_rows;
        const auto twice = 2 * db.first<std::int64_t>(database_size).value_or(0);
        needs.push_back(
            {place_of_clone(db, o.url), "the clone", sample ? std::min(twice, sample_bytes) : twice}
        );
    }
    if (!o.restore_folder.empty())
        needs.push_back(
            {existing(o.restore_folder), "a restore point",
             db.first<std::int64_t>(tables_size).value_or(0)}
        );
    if (needs.size() == 2 && same_disk(needs[0].place, needs[1].place)) {
        needs[0].what += " and " + needs[1].what;
        needs[0].bytes += needs[1].bytes;
        needs.pop_back();
    }
    error refusal{errc::conflict, "migration.no_room", "the disk is too small; nothing was begun"};
    for (const auto& n : needs) {
        const auto free = n.place.empty() ? std::nullopt : free_in(n.place);
        if (!free)
            unknown.push_back(
                n.what + ": needs " + size_text(n.bytes) +
                " on the disk of the server, whose free space cannot be seen from here"
            );
        else if (n.bytes + o.keep_free > *free)
            refusal.fields.push_back(
                {n.place.string(), "too_small",
                 n.what + ": needs " + size_text(n.bytes) + " (and " + size_text(o.keep_free) +
                     " shall stay free), " + size_text(*free) + " are free"}
            );
    }
    if (!refusal.fields.empty()) return refusal;
    return unknown;
}

}
