#include "care/adopt/load.hpp"

#include "care/transfer/row_text.hpp"
#include "care/transfer/table_statements.hpp"

namespace foyer::adopt {

namespace {

constexpr std::int64_t page_rows = 1000;

using values = std::vector<db::value>;

db::value value_of(const schema::column_def& c, const db::row& r, int at) {
    if (r.is_null(at)) return {};
    switch (c.type) {
        case schema::kind::boolean: return db::to_value(r.boolean(at));
        case schema::kind::integer:
        case schema::kind::bigint: return db::to_value(r.integer(at));
        case schema::kind::decimal:
            return {db::value::type::decimal, r.units(at, c.scale), c.scale, {}};
        case schema::kind::timestamp: return db::to_value(r.moment(at));
        case schema::kind::json: return db::to_value(json_value{std::string(r.text(at))});
        case schema::kind::enumeration:
        case schema::kind::text: break;
    }
    return db::to_value(r.text(at));
}

values values_of(const schema::table_def& table, const db::row& r) {
    values out;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        out.push_back(value_of(table.columns[i], r, static_cast<int>(i)));
    return out;
}

template <class F>
void each_page(staging& staged, const schema::table_def& table, const F& write) {
    const auto statements = transfer::statements_of(table);
    std::vector<values> page;
    values last;
    const auto take = [&](const db::row& r) {
        page.push_back(values_of(table, r));
        last = transfer::key_of(table, r);
    };
    auto rows = staged.rows().each(statements.first_page, take, page_rows);
    for (;;) {
        for (auto& row : page) write(row);
        if (rows < page_rows) break;
        page.clear();
        last.push_back(db::to_value(page_rows));
        rows = staged.rows().execute_values(statements.next_page, values(last), take);
    }
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
    each_page(staged, table, [&](values& row) {
        if (parent != nullptr) row[parent_at] = {};
        to.run_values(statements.insert, row);
        if (++done % page_rows == 0 && on_progress) on_progress("writing", table.name, done);
    });
    if (parent == nullptr) return;
    each_page(staged, table, [&](const values& row) {
        if (row[parent_at].kind == db::value::type::null) return;
        to.run_values(statements.set_parent, values{row[key_at], row[parent_at]});
    });
}

}
