#include "care/adopt/figures.hpp"

#include "care/transfer/row_text.hpp"
#include "care/transfer/table_statements.hpp"
#include "platform/base/crypto.hpp"

#include <charconv>

namespace foyer::adopt {

namespace {

constexpr std::int64_t page_rows = 1000;

std::uint64_t fingerprint(const std::string& text) {
    const auto hex = sha256_hex(text);
    std::uint64_t out = 0;
    std::from_chars(hex.data(), hex.data() + 16, out, 16);
    return out;
}

void add_row(figures& f, const schema::table_def& table, const db::row& row) {
    ++f.rows;
    f.checksum += fingerprint(transfer::row_text(table, row));
    auto sum = f.sums.begin();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& c = table.columns[i];
        if (!is_summed(c)) continue;
        const int at = static_cast<int>(i);
        if (!row.is_null(at))
            sum->units +=
                c.type == schema::kind::decimal ? row.units(at, c.scale) : row.integer(at);
        ++sum;
    }
}

}

bool is_summed(const schema::column_def& column) {
    return column.type == schema::kind::decimal || column.type == schema::kind::integer ||
           column.type == schema::kind::bigint;
}

figures figures_of(db::session& s, const schema::table_def& table) {
    figures out;
    for (const auto& c : table.columns)
        if (is_summed(c)) out.sums.push_back({c.name, c.scale, 0});
    const auto statements = transfer::statements_of(table);
    std::vector<db::value> last;
    const auto add = [&](const db::row& r) {
        add_row(out, table, r);
        last = transfer::key_of(table, r);
    };
    auto rows = s.each(statements.first_page, add, page_rows);
    while (rows == page_rows) {
        last.push_back(db::to_value(page_rows));
        rows = s.execute_values(statements.next_page, std::vector(last), add);
    }
    return out;
}

}
