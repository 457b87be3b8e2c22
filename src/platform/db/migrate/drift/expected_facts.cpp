#include "platform/db/migrate/drift/engine_facts.hpp"
#include "platform/db/migrate/drift/table_text.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

std::string postgres_type_name(const schema::column_def& c) {
    auto type = type_sql(c, schema::dialect::postgres);
    if (c.type == schema::kind::enumeration) return type;
    if (c.type == schema::kind::timestamp) return "timestamp(3) with time zone";
    std::ranges::transform(type, type.begin(), [](char x) {
        return x >= 'A' && x <= 'Z' ? static_cast<char>(x - 'A' + 'a') : x;
    });
    return type;
}

void add_column(
    facts& out, const schema::database_schema& s, const schema::table_def& t,
    const schema::column_def& c, schema::dialect d
) {
    auto text = d == schema::dialect::sqlite ? type_sql(c, d) : postgres_type_name(c);
    if (!c.nullable) text += " NOT NULL";
    if (c.default_value) text += " DEFAULT " + default_sql(c, d);
    out["column " + t.name + "." + c.name] = text;
    if (!c.references.empty()) {
        const auto& target = s.target_of(c);
        auto sql = references_sql(s, c);
        out["foreign key " + foreign_key_name(t, c) + " of " + t.name] =
            "FOREIGN KEY (" + c.name + ") REFERENCES " + target.name + "(" +
            target.primary_key.front() + ")" + sql.substr(sql.find(" ON UPDATE"));
    }
    if (!c.check.empty()) out["check " + check_name(t, c) + " of " + t.name] = c.check;
    if (d == schema::dialect::sqlite) out["check (" + type_condition(c) + ") of " + t.name] = "";
}

}

std::string listed(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& p : parts) out += (out.empty() ? "" : ", ") + p;
    return out;
}

bool is_ledger(std::string_view table) {
    return table.starts_with("foyer_") || table == "_prisma_migrations";
}

void add_table_facts(
    facts& out, const schema::database_schema& s, const schema::table_def& t, schema::dialect d
) {
    out["table " + t.name] = "";
    out["primary key of " + t.name] = "(" + listed(t.primary_key) + ")";
    for (const auto& c : t.columns) add_column(out, s, t, c, d);
    for (const auto& i : t.indexes)
        out["index " + i.name + " of " + t.name] =
            (i.unique ? "unique (" : "(") + listed(i.columns) + ")";
}

}
