#include "platform/db/migrate/standing.hpp"

namespace foyer::migrate {

namespace {

error conflict(std::string_view code, std::string message) {
    return {errc::conflict, code, std::move(message)};
}

}

std::string edited_file(const applied_migration& row, const migration& m) {
    const auto stem = file_stem(m.version, m.name);
    if (row.up_sha256 != m.up_sha256()) return stem + ".up.sql";
    if (row.down_sha256 != m.down_sha256()) return stem + ".down.sql";
    return {};
}

result<standing> standing_of(
    const std::vector<applied_migration>& applied, std::span<const migration> history
) {
    standing at;
    for (const auto& row : applied) {
        const auto stem = file_stem(row.version, row.name);
        if (row.version > static_cast<int>(history.size()))
            return conflict(
                "migration.unknown_version",
                "the database has " + stem + ", which this program does not know: it is newer"
            );
        if (row.version != at.version + 1 || at.partial)
            return conflict(
                "migration.unknown_version", "versions before " + stem + " are missing"
            );
        const auto file = edited_file(row, history[static_cast<std::size_t>(row.version) - 1]);
        if (!file.empty())
            return conflict(
                "migration.edited", file +
                                        " is not the file that was applied: restore it, and put "
                                        "the change into a new migration"
            );
        if (row.is_whole())
            at.version = row.version;
        else
            at.partial = row;
    }
    return at;
}

}
