#pragma once

#include "platform/db/migrate/lock_file.hpp"
#include "platform/db/migrate/migration.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// `migrate dev`: writes the next migration for both engines, to be read and committed by a person.
namespace foyer::migrate {

// The step between two schemas for one engine, with its way back: the shortest one, in one
// transaction. What is written into a folder is safe_draft.hpp's.
migration draft(
    const schema::database_schema& before, const schema::database_schema& after, int version,
    std::string_view name, schema::dialect d
);

struct drafted {
    int version{};
    std::vector<std::string> changes; // "add column orders.currency"
    std::vector<std::filesystem::path> files;
};

// Drafts from the difference between `folder`/lock.json and `code`, writes the files and the new
// lock. The first migration is the seed alone (schema::seed_only); what we add comes with the
// second. errc::invalid "migration.name" when `name` is not snake_case; errc::conflict
// "migration.no_change" when there is nothing to draft, "migration.file_exists" when a file of that
// number is there. `by_hand`: also without a difference, for what the tables in code cannot say (a
// trigger, a view, an index over an expression), to be written into the files.
result<drafted> draft_next(
    const std::filesystem::path& folder, const schema::database_schema& code, std::string_view name,
    bool by_hand = false
);

// What code has and lock.json lacks, or the other way round. Empty: nothing to draft.
std::vector<std::string> code_against_lock(
    const lock_file& lock, const schema::database_schema& code
);

}
