#pragma once

#include "care/adopt/intake.hpp"
#include "care/adopt/prisma_history.hpp"
#include "care/adopt/proof.hpp"

#include <filesystem>
#include <vector>

namespace foyer::adopt {

struct extra_table {
    const source_table* table{};
    std::int64_t rows{};
};

// A shop read whole: its tables matched with ours, its rows staged and looked at. Lives as long as
// what is done with it.
class examination {
public:
    // Reads everything. `folder`: for the staging. Errors: "migration.adopt_known" (it is one of
    // our databases already), "migration.adopt_unknown" (no table is one of ours),
    // "migration.adopt_unfinished" (Prisma has a failed migration).
    static result<std::unique_ptr<examination>> of(
        db::session& shop, const schema::database_schema& ours, const std::filesystem::path& folder,
        timestamp at, const progress_function& on_progress
    );

    explicit examination(
        const schema::database_schema& ours, const std::filesystem::path& folder, db::engine engine
    )
        : ours(ours), engine(engine), staged(folder, ours) {}

    const schema::database_schema& ours;
    const db::engine engine; // of the shop
    source_schema theirs;
    matching matched;
    prisma_history history;
    staging staged;
    std::vector<table_intake> read; // in the order of matched.tables
    std::vector<extra_table> extra;
    staged_figures before; // the mends
    staged_figures after;
};

// errc::conflict "migration.adopt_blocked" when a problem blocks; the fields say which kinds.
result<void> check_not_blocked(examination& e);

}
