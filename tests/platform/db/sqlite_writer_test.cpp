#include "platform/db/sqlite_writer.hpp"

#include "platform/base/generations.hpp"
#include "support/database_fixture.hpp"

#include <sqlite3.h>

#include <atomic>
#include <future>
#include <latch>

namespace foyer::db {

namespace {

const query insert_row{"test.insert_row", "INSERT INTO rows (id, data) VALUES ($1, $2)"};
const query insert_big{
    "test.insert_big", "INSERT INTO rows (id, data) VALUES ($1, $2 || hex(zeroblob(200000)))"
};
const query count_rows{"test.count_rows", "SELECT count(*) FROM rows"};
const query find_rows{"test.find_rows", "SELECT id FROM rows ORDER BY id"};

using work = std::function<bool(transaction&)>;

struct outcome {
    bool ok{};
    std::string fault;
};

// A writer whose first job holds it until all others wait, so that they make one batch.
class sqlite_group : public testing::Test {
protected:
    sqlite_group() {
        auto opened = std::make_unique<sqlite_connection>(
            home_.folder() + "/foyer.db", sqlite_connection::role::writer, true
        );
        opened->script("CREATE TABLE rows (id INTEGER PRIMARY KEY, data TEXT, UNIQUE (data))");
        writer_.emplace(std::move(opened));
    }

    std::vector<outcome> run_as_one_batch(const std::vector<work>& works) {
        std::vector<outcome> outcomes(works.size());
        std::latch held(1);
        std::latch release(1);
        std::thread holder([&] {
            writer_->run_alone([&](sqlite_connection&) {
                held.count_down();
                release.wait();
            });
        });
        held.wait();
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < works.size(); ++i) {
            while (writer_->waiting() < i) std::this_thread::yield();
            threads.emplace_back([&, i] { outcomes[i] = run(works[i]); });
        }
        while (writer_->waiting() < works.size()) std::this_thread::yield();
        release.count_down();
        holder.join();
        for (auto& t : threads) t.join();
        return outcomes;
    }

    outcome run(const work& w) {
        outcome o{true, ""};
        try {
            writer_->run(w);
        } catch (const failure& e) {
            o = {false, e.what()};
        }
        ++answered_;
        return o;
    }

    std::vector<int> rows() {
        std::vector<int> found;
        writer_->run([&](transaction& tx) {
            found = tx.all<int>(find_rows);
            return true;
        });
        return found;
    }

    test::fresh_database home_{engine::sqlite};
    std::optional<sqlite_writer> writer_;
    std::atomic<int> answered_{0};
};

work inserting(int id) {
    return [id](transaction& tx) {
        tx.run(insert_row, id, "row " + std::to_string(id));
        return true;
    };
}

}

TEST_F(sqlite_group, commits_everything_that_waits_at_once) {
    const auto outcomes = run_as_one_batch({inserting(1), inserting(2), inserting(3)});
    EXPECT_TRUE(outcomes[0].ok && outcomes[1].ok && outcomes[2].ok);
    EXPECT_EQ(writer_->batches(), 1);
    EXPECT_EQ(rows(), (std::vector{1, 2, 3}));
}

TEST_F(sqlite_group, a_failing_job_leaves_its_neighbours_unharmed_in_every_position) {
    for (int bad = 0; bad < 4; ++bad) {
        std::vector<work> works;
        for (int i = 0; i < 4; ++i) works.push_back(inserting(10 * (bad + 1) + i));
        works[bad] = [](transaction& tx) {
            tx.change(insert_row, 99, "gone");
            tx.change(insert_row, 99, "gone");
            return true;
        };
        const auto outcomes = run_as_one_batch(works);
        for (int i = 0; i < 4; ++i) EXPECT_EQ(outcomes[i].ok, i != bad);
    }
    EXPECT_EQ(rows().size(), 12U);
    EXPECT_EQ(writer_->batches(), 5);
}

TEST_F(sqlite_group, a_full_disk_fails_only_who_met_it_in_every_position) {
    for (int bad = 0; bad < 3; ++bad) {
        writer_->run_alone([](sqlite_connection& c) { c.command("PRAGMA max_page_count=60"); });
        std::vector<work> works;
        std::vector<int> times(3);
        for (int i = 0; i < 3; ++i)
            works.push_back([&times, i, bad](transaction& tx) {
                ++times[i];
                tx.change(
                    i == bad ? insert_big : insert_row, 10 * bad + i,
                    "x" + std::to_string(10 * bad + i)
                );
                return true;
            });
        const auto outcomes = run_as_one_batch(works);
        for (int i = 0; i < 3; ++i) {
            EXPECT_EQ(outcomes[i].ok, i != bad) << outcomes[i].fault;
            EXPECT_EQ(times[i], i < bad ? 2 : 1) << "who ran before the fault runs again";
        }
    }
    EXPECT_EQ(rows(), (std::vector{1, 2, 10, 12, 20, 21}));
}

TEST_F(sqlite_group, a_full_disk_that_the_closure_swallows_is_still_its_failure) {
    writer_->run_alone([](sqlite_connection& c) { c.command("PRAGMA max_page_count=60"); });
    const auto outcomes = run_as_one_batch(
        {inserting(1),
         [](transaction& tx) {
             try {
                 tx.change(insert_big, 2, "x");
             } catch (const storage_exhausted&) {
                 return true;
             }
             return true;
         },
         inserting(3)}
    );
    EXPECT_TRUE(outcomes[0].ok);
    EXPECT_FALSE(outcomes[1].ok);
    EXPECT_TRUE(outcomes[2].ok);
    EXPECT_EQ(rows(), (std::vector{1, 3}));
}

TEST_F(sqlite_group, every_answer_waits_for_the_commit_and_fails_with_it) {
    // SQLite asks this function before it commits; 1 means roll back.
    struct observed {
        const std::atomic<int>& answered;
        int before_commit{-1};
    } seen{answered_};
    writer_->run_alone([&](sqlite_connection& c) {
        const auto refuse = [](void* o) {
            auto& it = *static_cast<observed*>(o);
            it.before_commit = it.answered;
            return 1;
        };
        sqlite3_commit_hook(c.handle(), refuse, &seen);
    });
    bool saw_neighbour = false;
    const auto outcomes = run_as_one_batch({
        inserting(1),
        [&](transaction& tx) {
            saw_neighbour = *tx.first<int>(count_rows) > 0;
            return false;
        },
        [&](transaction&) -> bool { throw failure("its own"); },
    });
    EXPECT_TRUE(saw_neighbour) << "a refusal may rest on a row that is not committed yet";
    for (const auto& o : outcomes) EXPECT_FALSE(o.ok);
    EXPECT_NE(outcomes[2].fault, "its own");
    EXPECT_EQ(seen.before_commit, 0);
    writer_->run_alone([](sqlite_connection& c) {
        sqlite3_commit_hook(c.handle(), nullptr, nullptr);
    });
    EXPECT_TRUE(rows().empty());
}

TEST_F(sqlite_group, a_refusal_undoes_only_its_own_rows) {
    const auto outcomes = run_as_one_batch(
        {inserting(1),
         [](transaction& tx) {
             tx.run(insert_row, 2, "two");
             return false;
         },
         inserting(3)}
    );
    for (const auto& o : outcomes) EXPECT_TRUE(o.ok);
    EXPECT_EQ(rows(), (std::vector{1, 3}));
}

TEST_F(sqlite_group, a_thousand_jobs_of_many_threads_share_commits_and_lose_nothing) {
    test::in_threads(8, [&](int thread) {
        for (int i = 0; i < 125; ++i) {
            const int id = thread * 1000 + i;
            writer_->run([&](transaction& tx) {
                tx.run(insert_row, id, std::to_string(id));
                return i % 10 != 0;
            });
        }
    });
    EXPECT_EQ(rows().size(), 8U * (125 - 13));
    EXPECT_LE(writer_->batches(), 1001);
}

TEST_F(sqlite_group, what_another_program_wrote_makes_every_cached_answer_stale) {
    const auto tag = generations::slot_of("anything");
    ASSERT_TRUE(run(inserting(1)).ok);
    const auto before = generations::current(tag);
    ASSERT_TRUE(run(inserting(2)).ok);
    EXPECT_EQ(generations::current(tag), before);
    sqlite_connection other(home_.folder() + "/foyer.db", sqlite_connection::role::writer, false);
    other.script("INSERT INTO rows (id, data) VALUES (3, 'from outside')");
    ASSERT_TRUE(run(inserting(4)).ok);
    EXPECT_GT(generations::current(tag), before);
}

TEST(sqlite_writer, of_a_server_is_told_sooner_than_a_command_that_another_program_holds_the_file) {
    const test::fresh_database home(engine::sqlite);
    const auto server = database::open({.url = home.url(), .create = true, .serves = true});
    const auto command = database::open({.url = home.url()});
    server->execute_script("CREATE TABLE rows (id INTEGER PRIMARY KEY, data TEXT)");
    sqlite_connection other(home.url().substr(7), sqlite_connection::role::writer, false);
    other.command("BEGIN IMMEDIATE");
    auto patient =
        std::async(std::launch::async, [&] { return command->change(insert_row, 2, "b"); });
    EXPECT_THROW(server->change(insert_row, 1, "a"), unavailable);
    EXPECT_EQ(server->first<int>(count_rows), 0) << "readers go on";
    other.command("COMMIT");
    EXPECT_EQ(patient.get(), 1) << "it still waited";
    EXPECT_EQ(server->change(insert_row, 1, "a"), 1);
}

}
