#include "care/adopt/figures.hpp"

#include "care/transfer/pages.hpp"
#include "care/transfer/row_text.hpp"

namespace foyer::adopt {

namespace {

void add_row(figures& f, const schema::table_def& table, const db::row& row) {
    f.content.add(transfer::row_text(table, row));
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
    const auto add = [&](const db::row& r) { add_row(out, table, r); };
    transfer::each_row(s, table, add, [](std::int64_t) {});
    return out;
}

}
