#include "platform/db/migrate/drift/repair_statements.hpp"
#include "platform/schema/diff.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

constexpr auto postgres = schema::dialect::postgres;

// The rule that an index belongs to: it cannot be dropped alone.
constexpr db::query find_constraint{"migrate.find_index_constraint", R"sql(
    SELECT conname FROM pg_constraint
    WHERE conindid = to_regclass(quote_ident($1)) AND contype IN ('u', 'x'))sql"};

struct column_words {
    std::string type;
    bool not_null{};
    std::string default_value; // with its word; empty when there is none
    bool generated{};
};

// "text COLLATE x NOT NULL DEFAULT 'y'" taken apart.
column_words taken_apart(const std::string& definition) {
    column_words out;
    const auto standard = definition.find(" DEFAULT ");
    if (standard != std::string::npos) out.default_value = definition.substr(standard);
    out.generated = definition.find(" GENERATED") != std::string::npos;
    const auto head = definition.substr(0, standard);
    const auto not_null = head.find(" NOT NULL");
    out.not_null = not_null != std::string::npos;
    out.type = head.substr(0, not_null);
    return out;
}

std::vector<std::string> split_list(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(", ", at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end + 2;
    }
    return out;
}

schema::table_def& table_in(schema::database_schema& s, const std::string& name) {
    return *std::ranges::find(s.tables, name, &schema::table_def::name);
}

// Most repairs are the way from a schema that differs from the code just there (`before`) to one
// like the code (`after`): the writer of migrations knows it. The rest are statements of their own.
struct postgres_repair_writer {
    db::database& db;
    const schema::database_schema& code;
    schema::database_schema before;
    schema::database_schema after;
    repair_statements out;
    std::vector<schema::statement> late; // after those of the migration writer

    schema::table_def& table(const std::string& name) { return table_in(before, name); }
    schema::column_def& column(const object_name& o) {
        return const_cast<schema::column_def&>(*table(o.table).find_column(o.name));
    }
    static std::string alter(const std::string& table, const std::string& action) {
        return "ALTER TABLE " + schema::quoted(table) + " " + action;
    }
    void at_once(const finding& f, std::string sql) {
        out.statements.push_back({f.object, std::move(sql)});
    }

    void write(const finding& f) {
        const auto o = parse_object(f.object);
        out.mended.push_back(f);
        if (f.is_extra()) return drop(f, o);
        if (code.find_table(o.table) == nullptr && o.kind != "enum") return hand_made_or_by_hand(f);
        if (o.kind == "table" && f.is_missing()) return; // created in the order of the code
        if (o.kind == "table") return by_hand(f);
        if (o.kind == "column") return change_column(f, o);
        if (o.kind == "check") return put_check(f, o);
        if (o.kind == "foreign key") return put_reference(f, o);
        if (o.kind == "index") return put_index(f, o);
        if (o.kind == "enum") return change_enum(f, o);
        hand_made_or_by_hand(f);
    }

    void by_hand(const finding& f) {
        out.mended.pop_back();
        out.by_hand.push_back(f.object);
    }

    // What a migration made by hand comes with its statement.
    void hand_made_or_by_hand(const finding& f) {
        if (f.is_missing() && f.expected.starts_with("CREATE"))
            late.push_back({f.object, f.expected});
        else
            by_hand(f);
    }

    void drop(const finding& f, const object_name& o) {
        if (auto sql = drop_extra(o); !sql.empty()) return at_once(f, std::move(sql));
        const auto name = schema::quoted(o.name);
        if (o.kind == "column")
            at_once(f, alter(o.table, "DROP COLUMN " + name));
        else if (o.kind == "trigger")
            at_once(f, "DROP TRIGGER " + name + " ON " + schema::quoted(o.table));
        else if (o.kind == "check" || o.kind == "foreign key" || o.kind == "primary key" ||
                 db.first<std::string>(find_constraint, o.name))
            at_once(f, alter(o.table, "DROP CONSTRAINT " + name));
        else
            at_once(f, "DROP INDEX " + name);
    }

    // A reference to a table that is not there is not there either.
    void create_table(const finding& f, const schema::table_def& t) {
        at_once(f, create_table_sql(code, t, postgres));
        for (const auto& i : t.indexes) out.statements.push_back({{}, create_index_sql(t, i)});
        for (auto& other : before.tables)
            for (auto& c : other.columns)
                if (other.name != t.name && c.references == t.model) c.references.clear();
    }

    void change_column(const finding& f, const object_name& o) {
        if (f.is_missing()) {
            std::erase_if(table(o.table).columns, [&](const auto& c) { return c.name == o.name; });
            return;
        }
        const auto is = taken_apart(f.found);
        const auto must_be = taken_apart(f.expected);
        if (is.generated) return by_hand(f);
        auto& c = column(o);
        if (is.type != must_be.type) {
            count_changed_values(o, is.type, must_be.type);
            c.type = c.type == schema::kind::text ? schema::kind::json : schema::kind::text;
        }
        c.nullable = !is.not_null;
        if (is.default_value.empty())
            c.default_value.reset();
        else if (is.default_value != must_be.default_value)
            c.default_value = "?"; // never said: only whether there is one
    }

    // Values that another type would hold otherwise: cut digits, for instance.
    void count_changed_values(
        const object_name& o, const std::string& from, const std::string& to
    ) {
        const auto name = schema::quoted(o.name);
        const auto text = "SELECT count(*) FROM " + schema::quoted(o.table) + " WHERE " + name +
                          " IS DISTINCT FROM CAST(CAST(CAST(" + name + " AS text) AS " + to +
                          ") AS " + from + ")";
        const auto rows = db.first<std::int64_t>(db::query{"migrate.count_changed", text});
        if (rows.value_or(0) != 0) out.losses.push_back({o.table, o.name, *rows});
    }

    // Not valid first: rows are looked at after the rule holds for new ones.
    void put_check(const finding& f, const object_name& o) {
        const auto name = schema::quoted(o.name);
        for (auto* s : {&before, &after})
            for (auto& c : table_in(*s, o.table).columns)
                if (check_name(*code.find_table(o.table), c) == o.name) c.check.clear();
        if (!f.is_missing() && f.found != f.expected + " NOT VALID")
            late.push_back({f.object, alter(o.table, "DROP CONSTRAINT " + name)});
        if (f.found != f.expected + " NOT VALID")
            late.push_back(
                {f.object,
                 alter(o.table, "ADD CONSTRAINT " + name + " CHECK (" + f.expected + ") NOT VALID")}
            );
        late.push_back({{}, alter(o.table, "VALIDATE CONSTRAINT " + name)});
    }

    void put_reference(const finding& f, const object_name& o) {
        if (f.found == f.expected + " NOT VALID") {
            late.push_back(
                {f.object, alter(o.table, "VALIDATE CONSTRAINT " + schema::quoted(o.name))}
            );
            return;
        }
        for (auto& c : table(o.table).columns) {
            if (foreign_key_name(table(o.table), c) != o.name) continue;
            if (f.is_missing())
                c.references.clear();
            else
                c.on_target_deleted = c.on_target_deleted == schema::on_delete::cascade
                                          ? schema::on_delete::restrict
                                          : schema::on_delete::cascade;
        }
    }

    void put_index(const finding& f, const object_name& o) {
        auto& indexes = table(o.table).indexes;
        const auto known = std::ranges::find(indexes, o.name, &schema::index_def::name);
        if (known == indexes.end()) return hand_made_or_by_hand(f);
        if (f.is_missing())
            indexes.erase(known);
        else
            known->columns.clear();
    }

    void change_enum(const finding& f, const object_name& o) {
        const auto values = split_list(f.found);
        for (const auto& e : enums_of(code))
            if (e.name == o.name && f.is_missing()) return at_once(f, create_enum_sql(e));
        for (auto& t : before.tables)
            for (auto& c : t.columns)
                if (c.enum_type == o.name) c.enum_values = values;
    }
};

}

repair_statements postgres_repair(
    db::database& db, const schema::database_schema& code, const std::vector<finding>& wanted
) {
    postgres_repair_writer w{db, code, code, code, {}, {}};
    for (const auto& f : wanted) w.write(f);
    for (const auto& t : code.tables) {
        const auto f = std::ranges::find(wanted, "table " + t.name, &finding::object);
        if (f != wanted.end() && f->is_missing()) w.create_table(*f, t);
    }
    auto& all = w.out.statements;
    for (auto& s : statements_for(w.before, w.after, postgres)) all.push_back(std::move(s));
    all.insert(all.end(), w.late.begin(), w.late.end());
    return std::move(w.out);
}

}
