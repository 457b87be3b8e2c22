#pragma once

#include "care/adopt/proof.hpp"
#include "care/adopt/report.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migrate/migration.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>

// Takes over the database of a shop that Prisma made from the seed's schema.
namespace foyer::adopt {

struct adopt_options {
    std::string
        from; // sqlite:PATH, postgres://..., or what Prisma calls them (file:PATH, ?schema=)
    const schema::database_schema& ours;
    std::filesystem::path folder; // for restore point, side file and staging
    timestamp at;
    std::optional<std::filesystem::path> problems{}; // all of them, as JSON lines
    progress_function on_progress{};
    std::int64_t keep_free{64 << 20}; // bytes that shall be left on the disks
};

struct adoption {
    std::string report;
    // Why nothing was done; the report is complete.
    std::optional<error> blocked;
    std::vector<proof_line> proof{};
    std::filesystem::path kept{};          // side file; empty when it would have no line
    std::filesystem::path restore_point{}; // in place: the database as it was
    std::filesystem::path migration{};     // in place: what Prisma's ledger names as applied
};

// Reads the shop, read-only, and says what would be done. Errors of all three: those of
// examination::of, "migration.adopt_locked" when another program holds the database, and
// "migration.no_room", before anything is written.
result<adoption> report(const adopt_options& o, destination where = destination::undecided);

// Copies the shop into `to`, which has our tables, all empty, in one transaction. Errors besides:
// "migration.adopt_not_empty", "migration.adopt_proof".
result<adoption> adopt_into(const adopt_options& o, db::database& to);

// Makes the shop's own database ours, in one transaction after a restore point. `history`: the
// versions it has from then on. Errors besides: "migration.adopt_proof", and
// "migration.adopt_refused" when the database refuses a step (nothing was changed).
result<adoption> adopt_in_place(
    const adopt_options& o, std::span<const migrate::migration> history
);

// What an adoption leaves behind is named after its moment: <folder>/adopt-20260131102030<ending>.
std::filesystem::path file_of(const adopt_options& o, std::string_view ending);

// The address as db::options wants it: Prisma's file: is sqlite:, its parameters of the connection
// that libpq does not know are left out, ?schema= becomes the search path.
std::string shop_url(std::string_view from);

}
