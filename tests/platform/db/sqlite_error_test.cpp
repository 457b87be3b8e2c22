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
    EXPECT_THROW(reader.command("INSERT INTO rows VALUES (1)"), storage_exhausted);
    EXPECT_TRUE(reader.only_reads("SELECT id FROM rows"));
    EXPECT_FALSE(reader.only_reads("INSERT INTO rows VALUES (1) RETURNING id"));
}

}
