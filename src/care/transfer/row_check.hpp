#pragma once

#include "platform/db/value.hpp"
#include "platform/schema/table.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace foyer::transfer {

// What is wrong with a value of a line. `column` is the key as the file has it, empty for the whole
// line; `code` is stable ("not_a_decimal").
struct row_fault {
    std::string column;
    std::string_view code;
    std::string detail;
};

// Reads lines of one table back into parameters of its insert.
class row_check {
public:
    explicit row_check(const schema::table_def& table);

    // The values in the order of the columns. Nothing when something is wrong; every fault of the
    // line is in `faults` then. Looks at keys, types, ranges, digits, lengths and enums; not at
    // what only the database knows (uniques, targets of keys, CHECKs).
    std::optional<std::vector<db::value>> read(
        std::string_view line, std::vector<row_fault>& faults
    ) const;

private:
    const schema::table_def& table_;
    std::map<std::string, std::size_t, std::less<>> column_of_key_;
};

}
