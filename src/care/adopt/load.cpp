#include "care/adopt/load.hpp"

#include "care/transfer/pages.hpp"
#include "care/transfer/row_values.hpp"
#include "care/transfer/table_statements.hpp"

namespace foyer::adopt {

namespace {

constexpr std::int64_t load_progress_rows = 1000;

using values = std::vector<db::value>;

template <class F>
void each_staged_row(staging& staged, const schema::table_def& table, const F& write) {
    std::vector<values> page;
    const auto take = [&](const db::row& r) { page.push_back(transfer::values_of(table, r)); };
    transfer::each_row(staged.rows(), table, take, [&](std::int64_t) {
        for (auto& row : page) write(row);
        page.clear();
    });
}

}

void load_staged(
    staging& staged, db::session& to, const schema::table_def& table,
    const progress_function& on_progress
) {
    const auto statements = transfer::statements_of(table);
    const auto* parent = transfer::parent_column(table);
    const auto parent_at = parent == nullptr ? 0 : parent - table.columns.data();
    const auto key_at = table.find_column(table.primary_key.front()) - table.columns.data();
    std::int64_t done = 0;
    each_staged_row(staged, table, [&](values& row) {
        if (parent != nullptr) row[parent_at] = {};
        to.run_values(statements.insert, row);
        if (++done % load_progress_rows == 0 && on_progress)
            on_progress("writing", table.name, done);
    });
    if (parent == nullptr) return;
    each_staged_row(staged, table, [&](const values& row) {
        if (row[parent_at].kind == db::value::type::null) return;
        to.run_values(statements.set_parent, values{row[key_at], row[parent_at]});
    });
}

}
