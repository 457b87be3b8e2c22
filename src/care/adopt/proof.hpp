#pragma once

#include "care/adopt/intake.hpp"
#include "platform/base/result.hpp"

#include <map>
#include <string>
#include <vector>

// That what the shop had is what we have: rows, sums and checksums, table by table, through the
// three hands a row goes through (theirs, staged, ours).
namespace foyer::adopt {

struct proof_sum {
    std::string column;
    std::string theirs;   // "1254.66", as read there
    std::string by_mends; // "0.00", what the listed mends have changed
    std::string ours;
};

struct proof_line {
    std::string table;
    std::int64_t theirs{};
    std::int64_t set_aside{};
    std::int64_t ours{};
    std::vector<proof_sum> sums;    // of columns that hold something else than 0
    transfer::row_checksum content; // of our rows
    std::string fault{};            // what does not agree; empty when everything does
};

using staged_figures = std::map<std::string, figures, std::less<>>;

// Figures of every staged table; taken before the mends and again after them.
staged_figures figures_of_staged(staging& staged, const schema::database_schema& schema);

// The lines, faults included. `result`: the database that was filled.
std::vector<proof_line> prove(
    const std::vector<table_intake>& read, const staged_figures& before,
    const staged_figures& after, const staging& staged, db::session& result
);

// errc::conflict "migration.adopt_proof" naming each table that does not agree.
result<void> accept(const std::vector<proof_line>& lines);

std::string proof_text(const std::vector<proof_line>& lines);

}
