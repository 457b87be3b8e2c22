#include "platform/base/generations.hpp"
#include "platform/db/address.hpp"
#include "platform/db/sqlite_connection.hpp"
#include "platform/runtime/await.hpp"
#include "support/database_fixture.hpp"

#include <thread>

namespace foyer::db {

namespace {

class sqlite_core_reader : public testing::Test {
protected:
    static constexpr query create{"test.create", "CREATE TABLE rows (id INTEGER PRIMARY KEY)"};
    static constexpr query insert{"test.insert", "INSERT INTO rows DEFAULT VALUES"};
    static constexpr query count_rows{"test.count_rows", "SELECT count(*) FROM rows"};

    sqlite_core_reader() { database_->run(create); }

    std::int64_t count() { return *database_->first<std::int64_t>(count_rows); }

    test::fresh_database home_{engine::sqlite};
    std::unique_ptr<database> database_{database::open({.url = home_.url(), .create = true})};
    sqlite_connection other_program_{
        sqlite_path(home_.url()), sqlite_connection::role::writer, false
    };
};

}

TEST_F(sqlite_core_reader, shows_one_state_of_the_file_in_a_turn) {
    test::in_fibers({[&] {
        EXPECT_EQ(count(), 0);
        other_program_.command(insert.text.data());
        EXPECT_EQ(count(), 0);
        runtime::yield();
        EXPECT_EQ(count(), 1);
    }});
}

TEST_F(sqlite_core_reader, shows_what_was_written_here_before_anybody_hears_of_it) {
    const auto slot = generations::slot_of("row:heard");
    for (int i = 0; i < 50; ++i) {
        test::in_fibers({[&] {
            EXPECT_EQ(count(), i);
            const auto before = generations::current(slot);
            std::thread writer([&] {
                database_->transaction([](transaction& tx) {
                    tx.run(insert);
                    tx.changed("row:heard");
                });
            });
            while (generations::current(slot) == before) std::this_thread::yield();
            EXPECT_EQ(count(), i + 1) << "in the same turn";
            writer.join();
        }});
    }
}

TEST_F(sqlite_core_reader, shows_what_another_program_wrote_when_all_were_told_to_look_again) {
    const auto slot = generations::slot_of("row:of_others");
    test::in_fibers({[&] {
        EXPECT_EQ(count(), 0);
        const auto before = generations::current(slot);
        other_program_.command(insert.text.data());
        while (generations::current(slot) == before) std::this_thread::yield();
        EXPECT_EQ(count(), 1) << "in the same turn";
    }});
}

TEST_F(sqlite_core_reader, leaves_the_log_alone_while_its_fibers_wait) {
    database_->run(insert);
    std::int64_t busy = 1;
    test::in_fibers({[&] {
        EXPECT_EQ(count(), 1);
        runtime::offload([&] {
            other_program_.execute("PRAGMA wal_checkpoint(TRUNCATE)", {}, [&](const sqlite_row& r) {
                busy = r.integer(0);
            });
        });
    }});
    EXPECT_EQ(busy, 0);
}

TEST_F(sqlite_core_reader, begins_anew_on_a_loop_that_follows_another) {
    for (int i = 0; i < 5; ++i) {
        test::in_fibers({[&] { EXPECT_EQ(count(), i); }});
        other_program_.command(insert.text.data());
    }
}

TEST_F(sqlite_core_reader, reads_inside_of_a_result_while_others_write) {
    for (int i = 0; i < 3; ++i) database_->run(insert);
    test::in_fibers({[&] {
        std::int64_t rows = 0;
        database_->each({"test.ids", "SELECT id FROM rows"}, [&](const row&) {
            std::thread([&] { database_->run(insert); }).join();
            EXPECT_EQ(count(), 3) << "the result that is read holds its state";
            ++rows;
        });
        EXPECT_EQ(rows, 3);
        EXPECT_EQ(count(), 6);
    }});
}

}
