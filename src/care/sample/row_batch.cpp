#include "care/sample/row_batch.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>

namespace foyer::sample {

namespace {

struct made_query {
    std::string name;
    std::string text;
    db::query query;
};

std::string insert_text(const schema::table_def& table, existing_row existing) {
    std::string columns;
    std::string values;
    for (const auto& c : table.columns) {
        const auto number = std::to_string(&c - table.columns.data() + 1);
        columns += (columns.empty() ? "" : ", ") + c.name;
        values += (values.empty() ? "$" : ", $") + number;
    }
    return "INSERT INTO " + table.name + " (" + columns + ") VALUES (" + values + ")" +
           (existing == existing_row::kept ? " ON CONFLICT DO NOTHING" : "");
}

}

const db::query& insert_query(const schema::table_def& table, existing_row existing) {
    static std::mutex guard;
    static std::map<std::pair<std::string, existing_row>, std::unique_ptr<made_query>> made;
    const std::lock_guard lock(guard);
    auto& entry = made[{table.name, existing}];
    if (!entry) {
        entry = std::make_unique<made_query>(
            "sample.insert_" + table.name, insert_text(table, existing)
        );
        entry->query = {.name = entry->name, .text = entry->text};
    }
    return entry->query;
}

void row_batch::write(db::transaction& tx) const {
    for (const auto& [q, values] : statements_) tx.run_values(*q, values);
}

void row_batch::append(row_batch&& later) {
    std::ranges::move(later.statements_, std::back_inserter(statements_));
    later.statements_.clear();
}

void row_batch::commit(db::database& db) {
    db.transaction([&](db::transaction& tx) { write(tx); });
    statements_.clear();
}

}
