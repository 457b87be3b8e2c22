#include "faulty_disk.hpp"
#include "platform/db/sqlite_writer.hpp"
#include "support/database_fixture.hpp"

#include <algorithm>
#include <latch>

// The disk fails at each write and each sync of a batch in turn. Whoever was told "done" is there,
// whoever was told otherwise is not, and the writer goes on by itself when the disk does.
namespace foyer::db {

namespace {

const query insert_big_row{
    "test.insert_big_row", "INSERT INTO rows (id, data) VALUES ($1, $2 || hex(zeroblob(6000)))"
};
const query find_ids{"test.find_ids", "SELECT id FROM rows ORDER BY id"};

constexpr int batch_size = 4;

class sqlite_writer_faults : public testing::TestWithParam<int> {
protected:
    sqlite_writer_faults() {
        auto opened =
            std::make_unique<sqlite_connection>(file_, sqlite_connection::role::writer, true);
        opened->script("CREATE TABLE rows (id INTEGER PRIMARY KEY, data TEXT, CHECK (id <> 13))");
        writer_.emplace(std::move(opened));
    }

    // Inserts rows from `first` on, as one batch; which of them were reported done.
    std::vector<int> run_batch(int first, const std::function<void(transaction&, int)>& insert) {
        std::latch held(1);
        std::latch release(1);
        std::thread holder([&] {
            writer_->run_alone([&](sqlite_connection&) {
                held.count_down();
                release.wait();
            });
        });
        held.wait();
        std::vector<char> done(batch_size, 0);
        std::vector<std::thread> threads;
        for (int i = 0; i < batch_size; ++i) {
            while (writer_->waiting() < static_cast<std::size_t>(i)) std::this_thread::yield();
            threads.emplace_back([&, i] { done[i] = reports_done(first + i, insert); });
        }
        while (writer_->waiting() < batch_size) std::this_thread::yield();
        release.count_down();
        holder.join();
        for (auto& t : threads) t.join();
        std::vector<int> ids;
        for (int i = 0; i < batch_size; ++i)
            if (done[i] != 0) ids.push_back(first + i);
        return ids;
    }

    bool reports_done(int id, const std::function<void(transaction&, int)>& insert) {
        try {
            writer_->run([&](transaction& tx) {
                insert(tx, id);
                return true;
            });
            return true;
        } catch (const storage_exhausted& e) {
            EXPECT_GT(std::string_view(e.what()).size(), 10U);
        } catch (const constraint_violation&) {
            EXPECT_EQ(id, 13) << "only the culprit";
        }
        return false;
    }

    // What another connection sees.
    std::vector<int> rows() {
        sqlite_connection other(file_, sqlite_connection::role::reader, false);
        std::vector<int> ids;
        other.execute(find_ids.text, {}, [&](const sqlite_row& r) {
            ids.push_back(static_cast<int>(r.integer(0)));
        });
        return ids;
    }

    // Lets the disk fail at its first, second, third... use in a batch, until a batch needs no more
    // than that.
    void fail_everywhere() {
        std::vector<int> told;
        int first = 100;
        int faults = 0;
        for (int which = 1;; ++which, first += batch_size) {
            disk_.fail_from(which, GetParam());
            const auto done = run_batch(first, [](transaction& tx, int id) {
                tx.run(insert_big_row, id, "row");
            });
            const bool failed = disk_.failures() > 0;
            disk_.fail_from(1, SQLITE_OK);
            told.insert(told.end(), done.begin(), done.end());
            ASSERT_EQ(rows(), told) << "the disk failed from its use " << which << " on";
            if (!failed) break;
            ++faults;
        }
        EXPECT_GT(faults, 4) << "the batch met the disk";
        EXPECT_EQ(told.back(), first + batch_size - 1) << "the last batch was whole";
    }

    test_disk::faulty_disk disk_;
    test::fresh_database home_{engine::sqlite};
    const std::string file_{home_.folder() + "/foyer.db"};
    std::optional<sqlite_writer> writer_;
};

std::string code_name(const testing::TestParamInfo<int>& info) {
    if (info.param == SQLITE_FULL) return "full";
    return info.param == SQLITE_IOERR_WRITE ? "write_error" : "sync_error";
}

INSTANTIATE_TEST_SUITE_P(
    disk, sqlite_writer_faults,
    testing::Values(SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC), code_name
);

}

TEST_P(sqlite_writer_faults, at_every_use_of_the_disk_done_is_there_and_failed_is_not) {
    fail_everywhere();
}

TEST_P(sqlite_writer_faults, pages_that_leave_memory_before_the_commit_make_no_difference) {
    writer_->run_alone([](sqlite_connection& c) {
        c.command("PRAGMA cache_size=2");
        c.command("PRAGMA cache_spill=1");
    });
    fail_everywhere();
}

TEST_P(sqlite_writer_faults, a_broken_rule_in_every_position_harms_nobody_else) {
    for (int first = 13 - batch_size + 1; first <= 13; ++first) {
        writer_->run([](transaction& tx) {
            tx.run(query{"test.empty", "DELETE FROM rows"});
            return true;
        });
        const auto done =
            run_batch(first, [](transaction& tx, int id) { tx.change(insert_big_row, id, "row"); });
        EXPECT_EQ(done.size(), batch_size - 1U);
        EXPECT_EQ(rows(), done);
    }
}

}
