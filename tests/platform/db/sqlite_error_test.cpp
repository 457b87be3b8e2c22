#include "platform/db/failure.hpp"
#include "platform/db/sqlite_connection.hpp"
#include "support/fresh_database.hpp"

#include <gtest/gtest.h>

namespace foyer::db {

TEST(sqlite_error, a_missing_file_is_named) {
    try {
        sqlite_connection("/nowhere/at/all.db", sqlite_connection::role::reader, false);
        FAIL() << "opened";
    } catch (const failure& e) {
        EXPECT_NE(std::string(e.what()).find("/nowhere/at/all.db"), std::string::npos);
    }
}

TEST(sqlite_error, a_reader_cannot_write) {
    const test::fresh_database home(engine::sqlite);
    const auto file = home.folder() + "/a.db";
    sqlite_connection writer(file, sqlite_connection::role::writer, true);
    writer.command("CREATE TABLE rows (id INTEGER)");
    sqlite_connection reader(file, sqlite_connection::role::reader, false);
    EXPECT_THROW(reader.command("INSERT INTO rows VALUES (1)"), storage_read_only);
    EXPECT_TRUE(reader.only_reads("SELECT id FROM rows"));
    EXPECT_FALSE(reader.only_reads("INSERT INTO rows VALUES (1) RETURNING id"));
}

TEST(sqlite_error, a_trigger_can_shut_a_table_for_a_while) {
    const test::fresh_database home(engine::sqlite);
    sqlite_connection c(home.folder() + "/a.db", sqlite_connection::role::writer, true);
    c.script(
        "CREATE TABLE rows (id INTEGER);"
        "CREATE TRIGGER shut BEFORE INSERT ON rows BEGIN"
        " SELECT RAISE(ABORT, 'unavailable: closed on Fridays'); END"
    );
    try {
        c.command("INSERT INTO rows VALUES (1)");
        FAIL() << "written";
    } catch (const unavailable& e) {
        EXPECT_EQ(std::string(e.what()), "closed on Fridays");
    }
    c.script(
        "DROP TRIGGER shut; CREATE TRIGGER positive BEFORE INSERT ON rows BEGIN"
        " SELECT RAISE(ABORT, 'ids are positive') WHERE NEW.id < 0; END"
    );
    EXPECT_THROW(c.command("INSERT INTO rows VALUES (-1)"), check_violation);
}

}
