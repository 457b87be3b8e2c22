#include "care/transfer/row_values.hpp"

namespace foyer::transfer {

namespace {

db::value value_of(const schema::column_def& c, const db::row& row, int at) {
    if (row.is_null(at)) return {};
    switch (c.type) {
        case schema::kind::boolean: return db::to_value(row.boolean(at));
        case schema::kind::integer:
        case schema::kind::bigint: return db::to_value(row.integer(at));
        case schema::kind::decimal:
            return {db::value::type::decimal, row.units(at, c.scale), c.scale, {}};
        case schema::kind::timestamp: return db::to_value(row.moment(at));
        case schema::kind::json: return db::to_value(json_value{std::string(row.text(at))});
        case schema::kind::text:
        case schema::kind::enumeration: break;
    }
    return db::to_value(row.text(at));
}

}

std::vector<db::value> values_of(const schema::table_def& table, const db::row& row) {
    std::vector<db::value> out;
    out.reserve(table.columns.size());
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        out.push_back(value_of(table.columns[i], row, static_cast<int>(i)));
    return out;
}

}
