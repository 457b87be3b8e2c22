#include "care/promote/page.hpp"

#include "care/transfer/canonical_json.hpp"
#include "care/transfer/row_values.hpp"
#include "platform/db/failure.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <stdexcept>

namespace foyer::promote {

namespace {

std::string canonical(
    const schema::table_def& table, const schema::column_def& c, const std::string& json
) {
    try {
        return transfer::canonical_json(json);
    } catch (const std::invalid_argument& e) {
        throw db::failure(table.name + "." + c.name + ": " + e.what());
    }
}

// A statement for statement_rows keys takes fewer when one of them is given again.
values key_parameters(const schema::table_def& table, std::span<const values> rows) {
    values out;
    for (std::size_t i = 0; i < statement_rows; ++i) {
        auto key = key_in(table, rows[i < rows.size() ? i : 0]);
        std::ranges::move(key, std::back_inserter(out));
    }
    return out;
}

}

values values_of(const schema::table_def& table, const db::row& row) {
    auto out = transfer::values_of(table, row);
    for (std::size_t i = 0; i < out.size(); ++i)
        if (out[i].kind == db::value::type::json)
            out[i].text = canonical(table, table.columns[i], out[i].text);
    return out;
}

values key_in(const schema::table_def& table, const values& row) {
    values key;
    for (const auto& name : table.primary_key)
        key.push_back(row[static_cast<std::size_t>(table.find_column(name) - table.columns.data())]
        );
    return key;
}

std::string key_text(const values& key) {
    std::string out;
    for (const auto& part : key) out += (out.empty() ? "" : "/") + part.text;
    return out;
}

bool same(const db::value& a, const db::value& b) {
    return a.kind == b.kind && a.number == b.number && a.text == b.text;
}

std::string differences(const schema::table_def& table, const values& a, const values& b) {
    std::string out;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!same(a[i], b[i])) out += (out.empty() ? "" : ", ") + table.columns[i].name;
    return out;
}

std::vector<values> read_page(
    db::session& from, const copy_statements& s, const schema::table_def& table, const values& after
) {
    std::vector<values> rows;
    auto parameters = after;
    parameters.push_back(db::to_value(page_rows));
    const auto& q = after.empty() ? s.of_table.first_page : s.of_table.next_page;
    from.execute_values(q, parameters, [&](const db::row& r) {
        rows.push_back(values_of(table, r));
    });
    return rows;
}

void each_page(
    db::session& from, const copy_statements& s, const schema::table_def& table,
    const std::function<bool(const std::vector<values>&)>& f
) {
    values last;
    for (;;) {
        const auto page = read_page(from, s, table, last);
        if (page.empty() || !f(page) || page.size() < page_rows) return;
        last = key_in(table, page.back());
    }
}

std::vector<values> find_same_keys(
    db::session& in, const copy_statements& s, const schema::table_def& table,
    const std::vector<values>& page
) {
    std::map<std::string, values> found;
    for (std::size_t i = 0; i < page.size(); i += statement_rows) {
        const auto part =
            std::span(page).subspan(i, std::min<std::size_t>(statement_rows, page.size() - i));
        in.execute_values(s.find_many, key_parameters(table, part), [&](const db::row& r) {
            auto row = values_of(table, r);
            auto key = key_text(key_in(table, row));
            found.emplace(std::move(key), std::move(row));
        });
    }
    std::vector<values> out;
    for (const auto& row : page) {
        const auto there = found.find(key_text(key_in(table, row)));
        out.push_back(there == found.end() ? values{} : std::move(there->second));
    }
    return out;
}

}
