#pragma once

#include "platform/base/timestamp.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migrate/statement_runner.hpp"
#include "platform/schema/table.hpp"

#include <optional>
#include <string>
#include <vector>

// The table in which a database remembers its own history. The runner makes it; no migration does.
namespace foyer::migrate {

struct applied_migration {
    int version{};
    std::string name;
    std::string up_sha256;
    std::string down_sha256;
    timestamp applied_at;
    int duration_ms{}; // of all runs that it took
    // Rows whose reference leads nowhere after the step; a CHECK holds it at 0.
    int broken_references{};
    // How many parts of the version the database has, while it is not all of them; whether it goes
    // forward or back makes no difference. One that was begun is the next, and is not in doubt only
    // when it is a transaction: those are never begun and left.
    std::optional<int> parts_done{};
    bool part_begun{false};

    bool is_whole() const { return !parts_done; }
};

const schema::table_def& applied_migration_table();

// What was applied, oldest first; empty when the table is not there yet.
std::vector<applied_migration> read_journal(db::session& s);

// Makes the table where it is missing, and its newer columns, in a transaction of its own.
result<> ensure_journal(statement_runner& r);

// Whether the database has a table of that name.
bool has_table(db::session& s, std::string_view name);

// Each is one statement: of the transaction that is open, or by itself.
void note_first(db::session& s, const applied_migration& row);
// Where the version stands now, and how long it took to get there.
void note_parts(
    db::session& s, int version, std::optional<int> parts_done, bool part_begun, int duration_ms
);
void note_gone(db::session& s, int version);

}
