#include "garden.hpp"
#include "orchard.hpp"
#include "platform/db/failure.hpp"
#include "platform/db/migrate/drift/ignored.hpp"
#include "platform/db/migrate/drift/repair.hpp"
#include "platform/db/migrate/exclusive_script.hpp"
#include "platform/db/migrate/migration_lock.hpp"
#include "platform/db/migrate/push.hpp"
#include "platform/db/migrate/rehearsal/record.hpp"
#include "platform/db/migrate/runner.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <thread>
#include <unistd.h>

namespace foyer::migrate {

namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr db::query own_pid{"test.own_pid", "SELECT pg_backend_pid()", "SELECT 0"};

// Ends the session that holds the lock of migrations in this database, and waits for its end.
constexpr db::query end_deploy{"test.end_deploy", R"sql(
    SELECT pg_terminate_backend(l.pid, 10000) FROM pg_locks l
    WHERE l.locktype = 'advisory' AND l.objid = 72707369 AND l.granted
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))sql"};

constexpr db::query count_askers{"test.count_askers", R"sql(
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND query LIKE '%advisory%lock(72707369)%')sql"};

class migration_lock_of : public test::database_fixture {
protected:
    void SetUp() override {
        isolation_ = test::isolation::database;
        database_fixture::SetUp();
        if (IsSkipped()) return;
        history_ = orchard::history(GetParam());
        other_ = database().open_script();
    }

    void TearDown() override {
        other_.reset();
        database_fixture::TearDown();
    }

    // Another program in the middle of something.
    void hold_trees() {
        if (GetParam() == db::engine::sqlite) {
            other_->run_statement("BEGIN IMMEDIATE");
        } else {
            other_->run_statement("BEGIN");
            other_->run_statement("SELECT count(*) FROM trees");
        }
    }

    void see_askers(std::int64_t wanted) {
        while (other_->first<std::int64_t>(count_askers) != wanted) std::this_thread::yield();
    }

    // Builds an index beside others while it holds the lock and `work` waits for it.
    void index_before(const std::function<result<>()>& work) {
        std::future<result<>> asker;
        {
            const auto held = migration_lock::take(*other_, milliseconds(0));
            ASSERT_TRUE(held.has_value());
            asker = std::async(std::launch::async, work);
            see_askers(1);
            EXPECT_NO_THROW(other_->run_statement("CREATE INDEX CONCURRENTLY ON shelves (id)"));
        }
        const auto done = asker.get();
        EXPECT_TRUE(done.has_value()) << done.error().message;
        see_askers(0);
    }

    std::string pid_of_other() {
        const bool sqlite = GetParam() == db::engine::sqlite;
        return "pid " + std::to_string(sqlite ? ::getpid() : *other_->first<int>(own_pid));
    }

    void plant() { ASSERT_TRUE(deploy(database(), {history_.data(), 1}).has_value()); }

    std::vector<int> deployed(const run_options& how = {}) {
        std::vector<int> versions;
        const auto done = deploy(database(), history_, {}, how);
        EXPECT_TRUE(done.has_value()) << done.error().message;
        if (done)
            for (const auto& s : *done) versions.push_back(s.version);
        return versions;
    }

    static run_options in_a_hurry() {
        run_options how;
        how.lock_timeout = milliseconds(1000);
        how.lock_attempts = 2;
        how.lock_pause = milliseconds(1);
        how.patience = milliseconds(50);
        return how;
    }

    std::vector<migration> history_;
    std::unique_ptr<db::script_session> other_;
};

}

FOYER_ON_BOTH_ENGINES(migration_lock_of);

TEST_P(migration_lock_of, a_table_is_given_up_in_time_and_its_holder_named) {
    plant();
    hold_trees();
    const auto refused = deploy(database(), history_, {}, in_a_hurry());
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.locked");
    EXPECT_THAT(refused.error().message, HasSubstr("in the way: " + pid_of_other() + " ("));
    EXPECT_THAT(refused.error().message, HasSubstr("after 2 attempts"));
    EXPECT_EQ(status(database(), history_)[1].state, state::pending);
    other_->run_statement("COMMIT");
    EXPECT_THAT(deployed(), ElementsAre(2, 3));
}

TEST_P(migration_lock_of, a_table_is_taken_at_a_later_attempt) {
    plant();
    hold_trees();
    int begun = 0;
    auto how = in_a_hurry();
    how.on_statement = [&](const statement_event& e) {
        if (e.part == 1 && e.sql.starts_with("BEGIN") && ++begun == 2)
            other_->run_statement("COMMIT");
    };
    EXPECT_THAT(deployed(how), ElementsAre(2, 3));
    EXPECT_GE(begun, 2);
}

TEST_P(migration_lock_of, another_deploy_is_waited_for_no_longer_than_wanted) {
    const auto held = migration_lock::take(*other_, milliseconds(0));
    ASSERT_TRUE(held.has_value());
    const auto refused = deploy(database(), history_, {}, in_a_hurry());
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.locked");
    EXPECT_THAT(refused.error().message, HasSubstr(pid_of_other()));
    EXPECT_THAT(rollback(database(), history_).error().code, "migration.no_such_version");
}

TEST_P(migration_lock_of, who_waits_for_it_is_not_in_the_way_of_an_index) {
    if (GetParam() == db::engine::sqlite) GTEST_SKIP() << "no index is built beside others";
    other_->run_statement("CREATE TABLE shelves (id INTEGER)");
    index_before([&]() -> result<> {
        FOYER_CHECK(push(database(), {}, garden::full(), false));
        return {};
    });
    index_before([&] {
        repair_plan plan;
        plan.script = as_transaction(GetParam(), "CREATE TABLE mended (id INTEGER)");
        return run_repair(database(), plan, false);
    });
    index_before([&] { return ignore(database(), {"table shelves", "nothing", "table"}, "ours"); });
    index_before([&] { return note_rehearsal(database(), {}, "1.0"); });
}

TEST_P(migration_lock_of, a_deploy_ends_with_it) {
    deployed();
    EXPECT_TRUE(migration_lock::take(*other_, milliseconds(0)).has_value());
    EXPECT_TRUE(migration_lock::take(*other_, milliseconds(0)).has_value()) << "given back";
}

TEST_P(migration_lock_of, a_deploy_keeps_others_out_between_its_transactions) {
    run_options how;
    int looks = 0;
    how.on_statement = [&](const statement_event& e) {
        if (e.version != 2) return;
        ++looks;
        EXPECT_TRUE(migration_lock::take(*other_, milliseconds(0)).has_error()) << e.sql;
    };
    deployed(how);
    EXPECT_GT(looks, 20);
}

TEST_P(migration_lock_of, a_deploy_whose_server_process_ends_leaves_it_to_the_next) {
    if (GetParam() == db::engine::sqlite) GTEST_SKIP() << "there is no server";
    for (const auto* statement :
         {"ALTER TABLE trees ADD COLUMN", "UPDATE trees", "CREATE INDEX", "VALIDATE", "COMMIT"}) {
        SCOPED_TRACE(statement);
        run_options how;
        bool ended = false;
        how.on_statement = [&](const statement_event& e) {
            if (ended || e.version != 2 || e.sql.find(statement) == e.sql.npos) return;
            ended = true;
            EXPECT_EQ(other_->first<bool>(end_deploy), true);
        };
        EXPECT_THROW((void)deploy(database(), history_, {}, how), db::unavailable);
        EXPECT_NE(status(database(), history_)[1].state, state::applied);
        EXPECT_THAT(deployed(), testing::Contains(2));
        ASSERT_TRUE(rollback(database(), history_, {.to = 1, .accept_loss = true}).has_value());
    }
}

}
