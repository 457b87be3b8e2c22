#pragma once

#include "platform/db/migrate/journal.hpp"
#include "platform/db/migrate/migration.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace foyer::migrate {

// Where a database stands in its history.
struct standing {
    int version{};                            // the last that is whole
    std::optional<applied_migration> partial; // the one after it, if it was begun

    // The last of which it has anything.
    int top() const { return version + (partial ? 1 : 0); }
};

// The refusals "migration.edited" and "migration.unknown_version" when history and database
// disagree.
result<standing> standing_of(
    const std::vector<applied_migration>& applied, std::span<const migration> history
);

// The file that is not what was applied; empty when both halves are.
std::string edited_file(const applied_migration& row, const migration& m);

}
