#include "care/adopt/key_rules.hpp"

#include "care/adopt/made_query.hpp"
#include "platform/schema/ddl.hpp"

namespace foyer::adopt {

namespace {

struct lost_key {
    std::string row;
    std::string value;
};

std::vector<lost_key> find_lost(
    staging& staged, const schema::table_def& table, const schema::column_def& column,
    const schema::table_def& target
) {
    const auto key = schema::quoted(column.name);
    const auto q = made_query(
        "orphans." + table.name + "." + column.name,
        "SELECT t." + schema::quoted(table.primary_key.front()) + ", t." + key + " FROM " +
            schema::quoted(table.name) + " t WHERE t." + key +
            " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " + schema::quoted(target.name) +
            " p WHERE p." + schema::quoted(target.primary_key.front()) + " = t." + key +
            ") ORDER BY 1"
    );
    std::vector<lost_key> out;
    staged.rows().each(q, [&](const db::row& r) {
        out.push_back({std::string(r.text(0)), std::string(r.text(1))});
    });
    return out;
}

void detach(
    staging& staged, const schema::table_def& table, const schema::column_def& column,
    const std::string& row
) {
    const auto q = made_query(
        "detach." + table.name + "." + column.name,
        "UPDATE " + schema::quoted(table.name) + " SET " + schema::quoted(column.name) +
            " = NULL WHERE " + schema::quoted(table.primary_key.front()) + " = $1"
    );
    staged.rows().run(q, row);
}

}

void mend_keys(staging& staged, const schema::database_schema& schema) {
    for (const auto& table : schema.tables) {
        for (const auto& column : table.columns) {
            if (column.references.empty()) continue;
            const auto& target = schema.target_of(column);
            for (const auto& lost : find_lost(staged, table, column, target)) {
                problem p{
                    problem_kind::orphan, table.name, lost.row, column.name,
                    "no " + target.name + " \"" + lost.value + '"'
                };
                if (column.nullable) {
                    p.kind = problem_kind::detached;
                    detach(staged, table, column, lost.row);
                } else if (column.on_target_deleted == schema::on_delete::cascade) {
                    p.kind = problem_kind::parentless;
                    staged.set_aside(table, lost.row);
                }
                staged.note(p);
            }
        }
    }
}

}
