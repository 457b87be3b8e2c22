#include "care/promote/marks.hpp"

#include "platform/db/kept_text.hpp"
#include "platform/db/migrate/journal.hpp"
#include "platform/schema/ddl.hpp"

#include <boost/describe.hpp>

namespace foyer::promote {

BOOST_DESCRIBE_STRUCT(moved, (), (address, moved_at))
BOOST_DESCRIBE_STRUCT(unfinished, (), (source, begun_at))

namespace {

constexpr db::query select_moved{
    "promote.select_moved", "SELECT address, moved_at FROM foyer_moved"
};
constexpr db::query select_unfinished{
    "promote.select_unfinished", "SELECT source, begun_at FROM foyer_promotion"
};

constexpr db::query make_promotion_table{
    "promote.make_promotion_table",
    "CREATE TABLE foyer_promotion (source TEXT NOT NULL, begun_at TEXT NOT NULL)"
};
constexpr db::query insert_unfinished{
    "promote.insert_unfinished", "INSERT INTO foyer_promotion (source, begun_at) VALUES ($1, $2)"
};
constexpr db::query drop_promotion_table{
    "promote.drop_promotion_table", "DROP TABLE IF EXISTS foyer_promotion"
};

constexpr db::query make_moved_table{
    "promote.make_moved_table",
    "CREATE TABLE IF NOT EXISTS foyer_moved (address TEXT NOT NULL, moved_at TEXT NOT NULL)"
};
constexpr db::query clear_moved{"promote.clear_moved", "DELETE FROM foyer_moved"};
constexpr db::query drop_moved_table{"promote.drop_moved_table", "DROP TABLE foyer_moved"};

// 25006, read_only_sql_transaction, is what a server that only reads answers too.
constexpr db::query make_refusal{"promote.make_refusal", R"sql(
    CREATE OR REPLACE FUNCTION foyer_moved_refusal() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN
        RAISE EXCEPTION 'this shop has moved to another database' USING ERRCODE = '25006';
    END $body$)sql"};
constexpr db::query drop_refusal{
    "promote.drop_refusal", "DROP FUNCTION IF EXISTS foyer_moved_refusal()"
};

db::query made(std::string text) {
    return {"promote.shut_or_open", db::kept_text(std::move(text))};
}

constexpr const char* sqlite_events[] = {"INSERT", "UPDATE", "DELETE"};

std::string sqlite_trigger(std::string_view table, std::string_view event) {
    return schema::quoted("foyer_moved_" + std::string(table) + '_' + std::string(event));
}

std::vector<db::query> open_statements(db::engine e, std::span<const std::string> tables) {
    std::vector<db::query> list;
    for (const auto& table : tables) {
        if (e == db::engine::postgres) {
            list.push_back(made("DROP TRIGGER IF EXISTS foyer_moved ON " + schema::quoted(table)));
            continue;
        }
        for (const auto* event : sqlite_events)
            list.push_back(made("DROP TRIGGER IF EXISTS " + sqlite_trigger(table, event)));
    }
    return list;
}

std::vector<db::query> trigger_statements(db::engine e, const std::string& table) {
    const auto name = schema::quoted(table);
    if (e == db::engine::postgres)
        return {made(
            "CREATE OR REPLACE TRIGGER foyer_moved BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE "
            "ON " +
            name + " FOR EACH STATEMENT EXECUTE FUNCTION foyer_moved_refusal()"
        )};
    std::vector<db::query> list;
    for (const std::string event : sqlite_events)
        list.push_back(made(
            "CREATE TRIGGER IF NOT EXISTS " + sqlite_trigger(table, event) + " BEFORE " + event +
            " ON " + name +
            " BEGIN SELECT RAISE(ABORT, 'unavailable: this shop has moved to another database');"
            " END"
        ));
    return list;
}

}

std::optional<moved> read_moved(db::session& db) {
    if (!migrate::has_table(db, "foyer_moved")) return std::nullopt;
    return db.first<moved>(select_moved);
}

std::optional<unfinished> read_unfinished(db::session& db) {
    if (!migrate::has_table(db, "foyer_promotion")) return std::nullopt;
    return db.first<unfinished>(select_unfinished);
}

std::vector<db::query> shut_statements(
    db::engine e, std::span<const std::string> tables, const moved& mark
) {
    std::vector<db::query> list;
    if (e == db::engine::postgres) list.push_back(make_refusal);
    for (const auto& table : tables)
        for (const auto& s : trigger_statements(e, table)) list.push_back(s);
    list.push_back(make_moved_table);
    list.push_back(clear_moved);
    list.push_back(made(
        "INSERT INTO foyer_moved (address, moved_at) VALUES (" + schema::literal(mark.address) +
        ", " + schema::literal(to_database_text(mark.moved_at)) + ")"
    ));
    return list;
}

void open_again(db::database& db, std::span<const std::string> tables) {
    db.transaction([&](db::transaction& tx) {
        for (const auto& s : open_statements(tx.which(), tables)) tx.run(s);
        if (tx.which() == db::engine::postgres) tx.run(drop_refusal);
        tx.run(drop_moved_table);
    });
}

void note_unfinished(db::database& db, const unfinished& mark) {
    db.transaction([&](db::transaction& tx) {
        tx.run(make_promotion_table);
        tx.run(insert_unfinished, mark.source, to_database_text(mark.begun_at));
    });
}

void note_finished(db::database& db) { db.change(drop_promotion_table); }

std::string mark_problem(db::session& db) {
    if (const auto mark = read_moved(db))
        return "the shop has moved to " + mark->address +
               " and this database only keeps what it was: set `database` to the new address, or "
               "run `foyer promote --reopen` to sell from this one again";
    if (const auto mark = read_unfinished(db))
        return "a promotion from " + mark->source +
               " has not finished: run `foyer promote` again, it goes on where it stopped";
    return "";
}

}
