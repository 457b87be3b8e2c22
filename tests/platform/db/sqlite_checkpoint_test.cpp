#include "platform/db/address.hpp"
#include "platform/db/sqlite_connection.hpp"
#include "platform/runtime/await.hpp"
#include "support/database_fixture.hpp"

#include <atomic>
#include <filesystem>
#include <thread>

namespace foyer::db {

namespace {

constexpr std::uintmax_t mebibyte = 1024 * 1024;

class sqlite_checkpoint : public testing::Test {
protected:
    static constexpr query create{
        "test.create", "CREATE TABLE rows (id INTEGER PRIMARY KEY, data TEXT)"
    };
    static constexpr query insert_big{
        "test.insert_big", "INSERT INTO rows (data) VALUES (hex(zeroblob(100000)) || $1)"
    };
    static constexpr query count_rows{"test.count_rows", "SELECT count(*) FROM rows"};

    sqlite_checkpoint() { database_->run(create); }

    // 200 KB a row.
    void write(int rows) {
        for (int i = 0; i < rows; ++i) database_->run(insert_big, std::to_string(i));
    }

    std::uintmax_t log_size() const { return std::filesystem::file_size(file() + "-wal"); }
    std::string file() const { return sqlite_path(home_.url()); }

    test::fresh_database home_{engine::sqlite};
    std::unique_ptr<database> database_{database::open({.url = home_.url(), .create = true})};
};

}

TEST_F(sqlite_checkpoint, keeps_the_log_short_while_writers_never_pause) {
    test::in_threads(4, [&](int) { write(300); });
    EXPECT_EQ(database_->first<std::int64_t>(count_rows), 4 * 300);
    EXPECT_LT(log_size(), 100 * mebibyte) << "of 240 that were written";
}

TEST_F(sqlite_checkpoint, keeps_the_log_short_while_a_core_never_stops_reading) {
    std::atomic<bool> written{false};
    std::thread writers([&] {
        test::in_threads(2, [&](int) { write(300); });
        written = true;
    });
    const auto read = [&] {
        while (!written) {
            database_->first<std::int64_t>(count_rows);
            runtime::yield();
        }
    };
    test::in_fibers({read, read});
    writers.join();
    EXPECT_LT(log_size(), 64 * mebibyte) << "of 120 that were written";
}

TEST_F(sqlite_checkpoint, shortens_the_log_when_a_long_reader_has_left) {
    write(50);
    sqlite_connection reader(file(), sqlite_connection::role::reader, false);
    reader.command("BEGIN");
    reader.execute(count_rows.text, {}, [](const sqlite_row&) {});
    write(250);
    const auto beside_reader = log_size();
    EXPECT_GT(beside_reader, 40 * mebibyte);
    reader.command("ROLLBACK");
    write(500);
    EXPECT_LT(log_size(), beside_reader + 40 * mebibyte);
}

}
