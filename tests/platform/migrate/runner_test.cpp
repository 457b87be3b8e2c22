#include "platform/db/migrate/runner.hpp"

#include "garden.hpp"
#include "platform/db/migrate/inspection.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

namespace foyer::migrate {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr db::query list_varieties{"test.list_varieties", "SELECT variety FROM trees ORDER BY id"};

class runner : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        history_ = garden::history(GetParam());
    }

    std::vector<int> deployed() {
        const auto done = deploy(database(), history_);
        EXPECT_TRUE(done.has_value()) << done.error().message;
        std::vector<int> versions;
        if (done)
            for (const auto& s : *done) versions.push_back(s.version);
        return versions;
    }

    std::vector<state> states() {
        std::vector<state> out;
        for (const auto& s : status(database(), history_)) out.push_back(s.state);
        return out;
    }

    std::vector<migration> history_;
};

}

FOYER_ON_BOTH_ENGINES(runner);

TEST_P(runner, deploys_what_is_pending_and_nothing_the_second_time) {
    EXPECT_THAT(states(), ElementsAre(state::pending, state::pending));
    EXPECT_THAT(deployed(), ElementsAre(1, 2));
    EXPECT_THAT(states(), ElementsAre(state::applied, state::applied));
    EXPECT_THAT(deployed(), IsEmpty());
    EXPECT_THAT(database_against_code(database(), garden::full()), IsEmpty());
}

TEST_P(runner, remembers_the_hashes_and_the_moment) {
    deployed();
    const auto journal = read_journal(database());
    ASSERT_EQ(journal.size(), 2U);
    EXPECT_EQ(journal[1].name, "additions");
    EXPECT_EQ(journal[1].up_sha256, history_[1].up_sha256());
    EXPECT_EQ(journal[1].down_sha256, history_[1].down_sha256());
    EXPECT_GT(journal[1].applied_at.milliseconds, 0);
}

TEST_P(runner, goes_back_and_forward_over_rows) {
    deployed();
    database().execute_script(garden::seed_rows);
    const auto back = rollback(database(), history_);
    ASSERT_TRUE(back.has_value()) << back.error().message;
    EXPECT_THAT(back->losses, IsEmpty()) << "the added column held nothing but its default";
    EXPECT_THAT(states(), ElementsAre(state::applied, state::pending));
    EXPECT_THAT(database_against_code(database(), seed_only(garden::full())), IsEmpty());
    EXPECT_THAT(deployed(), ElementsAre(2));
    EXPECT_THAT(database().all<std::string>(list_varieties), ElementsAre("unknown", "unknown"));
}

TEST_P(runner, takes_rows_of_a_writer_that_knows_only_the_first_version) {
    deployed();
    database().execute_script(garden::seed_rows);
    EXPECT_THAT(database().all<std::string>(list_varieties), ElementsAre("unknown", "unknown"));
}

TEST_P(runner, refuses_a_way_back_that_would_lose_rows) {
    deployed();
    database().execute_script(garden::seed_rows);
    database().execute_script("UPDATE trees SET variety = 'olive' WHERE id = 't1'");
    const auto refused = rollback(database(), history_);
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.would_lose_rows");
    ASSERT_EQ(refused.error().fields.size(), 1U);
    EXPECT_EQ(refused.error().fields[0].field, "trees.variety");
    EXPECT_EQ(refused.error().fields[0].detail, "1");
    EXPECT_THAT(states(), ElementsAre(state::applied, state::applied));

    const auto accepted = rollback(database(), history_, {.to = 0, .accept_loss = true});
    ASSERT_TRUE(accepted.has_value()) << accepted.error().message;
    EXPECT_EQ(accepted->steps.size(), 2U);
    EXPECT_THAT(
        accepted->losses,
        ElementsAre(loss{"trees", "variety", 1}, loss{"trees", "", 2}, loss{"plots", "", 2})
    );
    EXPECT_THAT(read_facts(database()), IsEmpty());
    EXPECT_THAT(deployed(), ElementsAre(1, 2));
}

TEST_P(runner, stops_at_rows_that_came_after_they_were_counted) {
    deployed();
    rollback_options options;
    bool is_written = false;
    options.how.on_statement = [&](const statement_event& e) {
        if (!is_written && e.sql.starts_with("BEGIN")) {
            database().execute_script(garden::seed_rows);
            database().execute_script("UPDATE trees SET variety = 'olive' WHERE id = 't1'");
            is_written = true;
        }
    };
    const auto refused = rollback(database(), history_, options);
    EXPECT_TRUE(is_written);
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.would_lose_rows");
    EXPECT_THAT(states(), ElementsAre(state::applied, state::applied));
    EXPECT_THAT(database().all<std::string>(list_varieties), ElementsAre("olive", "unknown"));
}

TEST_P(runner, stops_at_an_applied_file_that_was_edited) {
    deployed();
    history_[0].up += "-- a good idea\n";
    const auto again = deploy(database(), history_);
    ASSERT_TRUE(again.has_error());
    EXPECT_EQ(again.error().code, "migration.edited");
    EXPECT_THAT(again.error().message, HasSubstr("0001_seed.up.sql"));
    EXPECT_THAT(states(), ElementsAre(state::edited, state::applied));

    history_ = garden::history(GetParam());
    history_[1].down += " ";
    const auto back = rollback(database(), history_, {.to = {}, .accept_loss = true});
    ASSERT_TRUE(back.has_error());
    EXPECT_THAT(back.error().message, HasSubstr("0002_additions.down.sql"));
}

TEST_P(runner, stops_at_a_database_that_is_newer_than_the_program) {
    deployed();
    history_.pop_back();
    EXPECT_THAT(states(), ElementsAre(state::applied, state::unknown));
    const auto again = deploy(database(), history_);
    ASSERT_TRUE(again.has_error());
    EXPECT_EQ(again.error().code, "migration.unknown_version");
}

TEST_P(runner, leaves_nothing_of_a_step_that_fails_in_the_middle) {
    history_[1].up += "\nCREATE TABLE sheds (id TEXT);\nINSERT INTO nowhere VALUES (1);\n";
    const auto failed = deploy(database(), history_);
    ASSERT_TRUE(failed.has_error());
    EXPECT_EQ(failed.error().code, "migration.failed");
    EXPECT_THAT(failed.error().message, HasSubstr("0002_additions up"));
    EXPECT_THAT(states(), ElementsAre(state::applied, state::pending));
    EXPECT_THAT(database_against_code(database(), seed_only(garden::full())), IsEmpty());
    history_ = garden::history(GetParam());
    EXPECT_THAT(deployed(), ElementsAre(2));
}

TEST_P(runner, refuses_a_step_after_which_a_reference_leads_nowhere) {
    deployed();
    database().execute_script(garden::seed_rows);
    history_.push_back({3, "careless", "DELETE FROM plots WHERE id = 'p1';\n", "SELECT 1;\n"});
    const auto failed = deploy(database(), history_);
    ASSERT_TRUE(failed.has_error());
    EXPECT_EQ(failed.error().code, "migration.failed");
    EXPECT_THAT(states(), ElementsAre(state::applied, state::applied, state::pending));
}

TEST_P(runner, goes_only_to_versions_below) {
    deployed();
    for (const int to : {-1, 2, 3}) {
        const auto refused = rollback(database(), history_, {.to = to, .accept_loss = true});
        ASSERT_TRUE(refused.has_error()) << to;
        EXPECT_EQ(refused.error().code, "migration.no_such_version");
    }
}

TEST_P(runner, does_the_work_once_when_several_deploy_at_the_same_time) {
    std::atomic<int> applied{0};
    test::in_threads(4, [&](int) {
        const auto own = db::database::open({.url = home().url(), .create = true});
        const auto done = deploy(*own, history_);
        ASSERT_TRUE(done.has_value()) << done.error().message;
        applied += static_cast<int>(done->size());
    });
    EXPECT_EQ(applied, 2);
    EXPECT_THAT(states(), ElementsAre(state::applied, state::applied));
}

}
