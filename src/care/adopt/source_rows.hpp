#pragma once

#include "care/adopt/conversion.hpp"
#include "care/adopt/source_schema.hpp"
#include "platform/db/session.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Rows of a table whose columns may hold anything, as texts with their kind of storage.
namespace foyer::adopt {

class source_rows {
public:
    // `columns` are what the rows will have, in that order; the key is read besides.
    source_rows(
        db::session& source, const source_table& table,
        std::span<const source_column* const> columns
    );

    using function = std::function<void(const std::string& key, std::span<const cell> cells)>;

    // Every row, by pages in the order of the key (all at once where there is none).
    void each(const function& f);
    // The row that has this value in a column, as `each` gives it.
    void find(std::string_view column, const std::string& value, const function& f);

    std::int64_t count();

private:
    std::string last_where() const;
    void take(const db::row& r, const function& f);

    db::session& source_;
    const source_table& table_;
    const std::size_t columns_;
    std::string select_; // up to FROM "table"
    std::vector<std::string> last_;
};

// The row as a JSON object under the names it has there; empty values are left out.
std::string json_row(std::span<const source_column* const> columns, std::span<const cell> cells);

std::vector<const source_column*> all_columns(const source_table& table);

}
