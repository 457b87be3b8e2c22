#pragma once

#include "platform/base/timestamp.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

// What a promotion leaves in the databases themselves, so that a server that starts, or starts
// again, cannot overlook it.
namespace foyer::promote {

// In a database that a shop has left: where it went. The database refuses every write then, by a
// trigger on each table, also those of a server that runs and of other programs.
struct moved {
    std::string address; // without its password
    timestamp moved_at;
};

// In a database to which rows are still being copied.
struct unfinished {
    std::string source;
    timestamp begun_at;
};

std::optional<moved> read_moved(db::session& db);
std::optional<unfinished> read_unfinished(db::session& db);

// Statements that leave the mark and shut the tables; safe to run again.
std::vector<db::query> shut_statements(
    db::engine e, std::span<const std::string> tables, const moved& mark
);

// Takes the mark and the triggers away: the shop is written to again.
void open_again(db::database& db, std::span<const std::string> tables);

void note_unfinished(db::database& db, const unfinished& mark);
void note_finished(db::database& db);

// Why no server may work with this database, as a sentence with the remedy; empty when one may.
std::string mark_problem(db::session& db);

}
