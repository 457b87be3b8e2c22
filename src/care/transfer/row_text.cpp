#include "care/transfer/row_text.hpp"

#include "care/transfer/canonical_json.hpp"
#include "platform/base/assert.hpp"
#include "platform/base/decimal.hpp"
#include "platform/base/names.hpp"
#include "platform/db/failure.hpp"
#include "platform/json/writer.hpp"

#include <stdexcept>

namespace foyer::transfer {

namespace {

std::string json_cell(const schema::table_def& table, const db::row& row, int at) {
    try {
        return canonical_json(row.text(at));
    } catch (const std::invalid_argument& e) {
        throw db::failure(table.name + "." + std::string(row.name(at)) + ": " + e.what());
    }
}

void write_cell(
    json::writer& w, const schema::table_def& table, const schema::column_def& c,
    const db::row& row, int at
) {
    switch (c.type) {
        case schema::kind::text:
        case schema::kind::enumeration: w.value(row.text(at)); break;
        case schema::kind::boolean: w.value(row.boolean(at)); break;
        case schema::kind::integer:
        case schema::kind::bigint: w.value(row.integer(at)); break;
        case schema::kind::decimal: w.value(to_text(row.units(at, c.scale), c.scale)); break;
        case schema::kind::timestamp: w.value(row.moment(at)); break;
        case schema::kind::json: w.raw(json_cell(table, row, at)); break;
    }
}

}

std::string row_text(const schema::table_def& table, const db::row& row) {
    json::writer w;
    w.begin_object();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const int at = static_cast<int>(i);
        if (row.is_null(at)) continue;
        w.key(camel_case(table.columns[i].name));
        write_cell(w, table, table.columns[i], row, at);
    }
    return std::move(w.end_object()).take();
}

std::vector<db::value> key_of(const schema::table_def& table, const db::row& row) {
    std::vector<db::value> key;
    for (const auto& name : table.primary_key) {
        const auto* column = table.find_column(name);
        FOYER_ASSERT(column->type == schema::kind::text, "rows are known by texts");
        key.push_back(db::to_value(row.text(static_cast<int>(column - table.columns.data()))));
    }
    return key;
}

}
