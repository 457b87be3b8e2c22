#pragma once

#include "platform/db/session.hpp"
#include "platform/schema/table.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <string>

namespace foyer::transfer {

// The sum of the SHA-256 of a table's rows, each as a line of an export. It does not depend on the
// order of the rows, because engines and clusters order texts differently, and it is the same on
// both engines, so that databases can be compared that do not see each other. It finds accidents;
// it is no defence against somebody who makes rows that cancel out. For tables that the program
// knows; a rehearsal compares others, cell by cell (migrate/rehearsal/row_digests.hpp).
struct row_checksum {
    std::int64_t rows{};
    std::array<std::uint64_t, 4> sum{}; // modulo 2^64 each

    void add(std::string_view line);
    std::string hex() const; // 64 digits

    friend bool operator==(const row_checksum&, const row_checksum&) = default;
};

// Of the rows as they are now, read in pages.
row_checksum checksum_of(
    db::session& db, const schema::table_def& table,
    const std::function<void(std::int64_t)>& on_rows
);

}
