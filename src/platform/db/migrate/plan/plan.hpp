#pragma once

#include "platform/base/result.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migrate/migration.hpp"
#include "platform/db/migrate/parts.hpp"
#include "platform/db/migrate/plan/lock_level.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

// `migrate plan`, and --dry-run of deploy and rollback: what would be done, without doing it. Only
// reads: catalogue, sizes, the history.
namespace foyer::migrate {

struct planned_statement {
    int version{};
    std::string name;
    int part{}; // of the file, from 1
    part_kind kind{};
    std::string sql;
    std::string table; // empty: none that is there
    lock_level lock{};
    std::int64_t rows{
    }; // of that table, which it reads or writes; 0 when it only writes the catalogue
    // Estimates from the sizes of the table at the rates of plan.cpp.
    std::int64_t milliseconds{};
    std::int64_t disk_bytes{}; // at most, until the version is through
};

using plan = std::vector<planned_statement>;

// What waits for this database, oldest first. Errors as parts_of.
result<plan> plan_deploy(db::database& db, std::span<const migration> history);

// The way back to `to`, or one version. errc::conflict "migration.no_such_version".
result<plan> plan_rollback(
    db::database& db, std::span<const migration> history, std::optional<int> to
);

// An aligned table, the sums, and the SQL of each line.
std::string describe(const plan& p);

}
