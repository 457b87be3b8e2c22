#pragma once

#include "care/promote/copy_statements.hpp"
#include "platform/db/session.hpp"

#include <array>
#include <cstdint>
#include <string>

namespace foyer::promote {

// The sum of the SHA-256 of a table's rows, each as a line of an export. It does not depend on the
// order of the rows, because engines and clusters order texts differently. It finds accidents; it
// is no defence against somebody who makes rows that cancel out.
struct checksum {
    std::int64_t rows{};
    std::array<std::uint64_t, 4> sum{}; // modulo 2^64 each

    void add(std::string_view line);
    std::string hex() const; // 64 digits

    friend bool operator==(const checksum&, const checksum&) = default;
};

// Of the rows as they are now, read in pages.
checksum checksum_of(
    db::session& db, const schema::table_def& table,
    const std::function<void(std::int64_t)>& on_rows
);

}
