#include "care/adopt/made_query.hpp"
#include "care/adopt/rebuilding.hpp"
#include "platform/schema/ddl.hpp"

#include <algorithm>

namespace foyer::adopt {

namespace {

constexpr std::string_view waiting_room = "foyer_adopt";

// Keys of tables that stay to tables that go: name, table, its column, type of the column, target.
constexpr db::query list_keys{"adopt.list_keys", R"sql(
    SELECT x.conname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), t.relname,
        CASE x.confupdtype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'r' THEN 'RESTRICT'
            ELSE 'NO ACTION' END,
        CASE x.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'r' THEN 'RESTRICT'
            ELSE 'NO ACTION' END
    FROM pg_constraint x
    JOIN pg_class c ON c.oid = x.conrelid JOIN pg_class t ON t.oid = x.confrelid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.conkey[1]
    WHERE x.contype = 'f' AND array_length(x.conkey, 1) = 1
    AND t.relnamespace = CAST(current_schema() AS regnamespace)
    ORDER BY c.relname, x.conname)sql"};

// Of a table, with those behind its constraints, which are renamed with them.
constexpr db::query list_indexes{"adopt.list_postgres_indexes", R"sql(
    SELECT i.relname FROM pg_index x
    JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
    WHERE t.relnamespace = CAST(current_schema() AS regnamespace) AND t.relname = $1)sql"};

constexpr db::query list_enums{"adopt.list_enums", R"sql(
    SELECT t.typname FROM pg_type t
    WHERE t.typnamespace = CAST(current_schema() AS regnamespace) AND t.typtype = 'e')sql"};

constexpr db::query enum_is_used{"adopt.enum_is_used", R"sql(
    SELECT EXISTS (SELECT 1 FROM pg_attribute a JOIN pg_type t
        ON a.atttypid = t.oid OR a.atttypid = t.typarray
        WHERE t.typnamespace = CAST(current_schema() AS regnamespace) AND t.typname = $1
        AND NOT a.attisdropped))sql"};

struct outer_key {
    std::string name;
    std::string table;
    std::string column;
    std::string type;
    std::string target; // theirs
    std::string on_update;
    std::string on_delete;
};

// Into a schema of their own, with their indexes and constraints, so that no name of theirs is in
// the way of one of ours.
class postgres_rebuilding final : public rebuilding {
public:
    postgres_rebuilding(db::session& s, const matching& m, const schema::database_schema& ours)
        : s_(s), matching_(m), ours_(ours) {}

    void move_out() override {
        drop_outer_keys();
        run_script(s_, "CREATE SCHEMA " + schema::quoted(waiting_room));
        for (const auto& match : matching_.tables)
            run_script(
                s_, "ALTER TABLE " + schema::quoted(match.theirs->name) + " SET SCHEMA " +
                        schema::quoted(waiting_room)
            );
        for (const auto* table : matching_.extra)
            if (ours_.find_table(table->name) != nullptr) rename_with_indexes(table->name);
        rename_enums();
    }

    std::string moved(const source_table& table) const override {
        return schema::quoted(waiting_room) + "." + schema::quoted(table.name);
    }

    std::string type_of(const source_column& column) const override {
        for (const auto& name : renamed_enums_)
            if (schema::quoted(name) == schema::quoted(column.type + "_adopted") ||
                schema::quoted(name) ==
                    column.type.substr(0, column.type.size() - 1) + "_adopted\"")
                return schema::quoted(name);
        return column.type;
    }

    void take_away() override {
        std::string list;
        for (const auto& match : matching_.tables)
            list += (list.empty() ? "" : ", ") + moved(*match.theirs);
        if (!list.empty()) run_script(s_, "DROP TABLE " + list);
        run_script(s_, "DROP SCHEMA " + schema::quoted(waiting_room));
        for (const auto& name : renamed_enums_)
            if (!*s_.first<bool>(enum_is_used, name))
                run_script(s_, "DROP TYPE " + schema::quoted(name));
        for (const auto& key : keys_) make_key(key);
    }

private:
    const table_match* find_match(std::string_view theirs) const {
        for (const auto& match : matching_.tables)
            if (match.theirs->name == theirs) return &match;
        return nullptr;
    }

    std::string stays_as(const std::string& table) const {
        return schema::quoted(ours_.find_table(table) == nullptr ? table : table + "_adopted");
    }

    void rename_with_indexes(const std::string& table) {
        std::vector<std::string> indexes;
        s_.each(list_indexes, [&](const db::row& r) { indexes.emplace_back(r.text(0)); }, table);
        for (const auto& name : indexes)
            run_script(
                s_, "ALTER INDEX " + schema::quoted(name) + " RENAME TO " +
                        schema::quoted(name + "_adopted")
            );
        run_script(s_, "ALTER TABLE " + schema::quoted(table) + " RENAME TO " + stays_as(table));
    }

    void drop_outer_keys() {
        s_.each(list_keys, [&](const db::row& r) {
            const auto text = [&](int at) { return std::string(r.text(at)); };
            keys_.push_back({text(0), text(1), text(2), text(3), text(4), text(5), text(6)});
        });
        std::erase_if(keys_, [&](const outer_key& k) {
            return find_match(k.table) != nullptr || find_match(k.target) == nullptr;
        });
        for (const auto& k : keys_)
            run_script(
                s_, "ALTER TABLE " + schema::quoted(k.table) + " DROP CONSTRAINT " +
                        schema::quoted(k.name)
            );
    }

    // Our ids are texts; a key to them has to be one too.
    void make_key(const outer_key& k) {
        const auto& target = *find_match(k.target)->ours;
        const auto table = "ALTER TABLE " + stays_as(k.table);
        if (k.type != "text")
            run_script(
                s_, table + " ALTER COLUMN " + schema::quoted(k.column) + " TYPE TEXT USING CAST(" +
                        schema::quoted(k.column) + " AS TEXT)"
            );
        run_script(
            s_, table + " ADD CONSTRAINT " + schema::quoted(k.name) + " FOREIGN KEY (" +
                    schema::quoted(k.column) + ") REFERENCES " + schema::quoted(target.name) +
                    " (" + schema::quoted(target.primary_key.front()) + ") ON UPDATE " +
                    k.on_update + " ON DELETE " + k.on_delete
        );
    }

    void rename_enums() {
        std::vector<std::string> there;
        s_.each(list_enums, [&](const db::row& r) { there.emplace_back(r.text(0)); });
        for (const auto& e : enums_of(ours_)) {
            if (std::ranges::find(there, e.name) == there.end()) continue;
            renamed_enums_.push_back(e.name + "_adopted");
            run_script(
                s_, "ALTER TYPE " + schema::quoted(e.name) + " RENAME TO " +
                        schema::quoted(renamed_enums_.back())
            );
        }
    }

    db::session& s_;
    const matching& matching_;
    const schema::database_schema& ours_;
    std::vector<outer_key> keys_;
    std::vector<std::string> renamed_enums_;
};

}

std::unique_ptr<rebuilding> make_postgres_rebuilding(
    db::session& s, const matching& m, const schema::database_schema& ours
) {
    return std::make_unique<postgres_rebuilding>(s, m, ours);
}

}
