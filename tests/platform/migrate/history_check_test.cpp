#include "platform/db/migrate/drift/history_check.hpp"

#include "garden.hpp"
#include "platform/db/migrate/drift/absorb.hpp"
#include "platform/db/migrate/drift/comparison.hpp"
#include "platform/db/migrate/drift/repair.hpp"
#include "platform/db/migrate/exclusive_script.hpp"
#include "platform/db/migrate/push.hpp"
#include "platform/db/migrate/runner.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::migrate {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// A database deployed to version 2, and each way in which its history can be wrong.
class history_of_database : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        history_ = garden::history(GetParam());
        const auto done = deploy(database(), history_);
        ASSERT_TRUE(done.has_value()) << done.error().message;
    }

    // "migration.no_history" and its sentence; "at 2" when nothing is wrong.
    std::string verdict() {
        const auto there = check_history(database(), history_);
        if (there) return "at " + std::to_string(*there);
        return std::string(there.error().code) + " " + there.error().message;
    }

    std::string standing_code() {
        const auto there = examine(database(), history_, garden::full());
        return there.has_error() ? std::string(there.error().code) : "fine";
    }

    void run_down(int version) {
        const auto script = history_[static_cast<std::size_t>(version) - 1].down;
        database().execute_script(as_transaction(GetParam(), script));
    }

    std::vector<migration> history_;
};

}

FOYER_ON_BOTH_ENGINES(history_of_database);

TEST_P(history_of_database, is_where_the_journal_says) {
    EXPECT_EQ(verdict(), "at 2");
    EXPECT_EQ(standing_code(), "fine");
}

TEST_P(history_of_database, is_empty_before_the_first_deploy) {
    run_down(2);
    run_down(1);
    run_sql("DROP TABLE foyer_migrations");
    EXPECT_EQ(verdict(), "at 0");
    EXPECT_EQ(standing_code(), "migration.pending");
}

TEST_P(history_of_database, waits_for_a_version) {
    ASSERT_TRUE(rollback(database(), history_).has_value());
    EXPECT_EQ(verdict(), "at 1");
    EXPECT_EQ(standing_code(), "migration.pending");
}

TEST_P(history_of_database, is_missing_beside_tables_of_ours) {
    run_sql("DROP TABLE foyer_migrations");
    EXPECT_THAT(verdict(), HasSubstr("migration.no_history"));
    EXPECT_THAT(verdict(), HasSubstr("plots, trees"));
    EXPECT_THAT(verdict(), HasSubstr("foyer migrate adopt"));
}

TEST_P(history_of_database, is_none_beside_tables_of_others) {
    run_down(2);
    run_down(1);
    run_sql("DROP TABLE foyer_migrations; CREATE TABLE elsewhere (id TEXT)");
    EXPECT_EQ(verdict(), "at 0");
}

TEST_P(history_of_database, ends_before_a_version_whose_objects_are_there) {
    run_sql("DELETE FROM foyer_migrations WHERE version = 2");
    EXPECT_THAT(verdict(), HasSubstr("migration.history_behind"));
    EXPECT_THAT(verdict(), HasSubstr("column trees.variety"));
    EXPECT_THAT(verdict(), HasSubstr("foyer migrate absorb"));

    const auto noted = absorb(database(), history_, garden::full());
    ASSERT_TRUE(noted.has_value()) << noted.error().message;
    EXPECT_THAT(noted->versions, ElementsAre("0002_additions"));
    EXPECT_EQ(standing_code(), "fine");
    EXPECT_EQ(absorb(database(), history_, garden::full()).error().code, "migration.nothing_waits");
}

TEST_P(history_of_database, is_not_noted_while_something_of_the_version_is_missing) {
    run_sql("DELETE FROM foyer_migrations WHERE version = 2; DROP INDEX trees_variety_idx");
    const auto refused = absorb(database(), history_, garden::full());
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.not_as_code");
    ASSERT_EQ(refused.error().fields.size(), 1U);
    EXPECT_EQ(refused.error().fields[0].field, "index trees_variety_idx of trees");
    EXPECT_EQ(read_journal(database()).size(), 1U);
}

TEST_P(history_of_database, names_a_version_of_which_nothing_is_there) {
    run_down(2);
    EXPECT_EQ(verdict(), "at 2");
    EXPECT_EQ(standing_code(), "migration.history_ahead");

    const auto there = compare_all(database(), history_, garden::full());
    const auto plan = plan_repair(database(), garden::full(), there, there.open);
    ASSERT_TRUE(run_repair(database(), plan, false).has_value());
    EXPECT_EQ(standing_code(), "fine");
}

TEST_P(history_of_database, cannot_be_trusted_with_a_hole) {
    run_sql("DELETE FROM foyer_migrations WHERE version = 1");
    EXPECT_THAT(verdict(), HasSubstr("migration.history_unreadable"));
    EXPECT_THAT(verdict(), HasSubstr("versions are missing before 2"));
}

TEST_P(history_of_database, cannot_be_trusted_with_a_version_that_is_none) {
    run_sql("UPDATE foyer_migrations SET version = -7 WHERE version = 2");
    EXPECT_THAT(verdict(), HasSubstr("\"-7\" is no version"));
    EXPECT_EQ(standing_code(), "migration.history_unreadable");
}

TEST_P(history_of_database, cannot_be_trusted_without_the_hash_of_a_file) {
    run_sql("UPDATE foyer_migrations SET up_sha256 = 'soon' WHERE version = 2");
    EXPECT_THAT(verdict(), HasSubstr("version 2 has no hash"));
}

TEST_P(history_of_database, cannot_be_trusted_with_a_version_that_is_there_twice) {
    run_sql(
        "CREATE TABLE copies AS SELECT * FROM foyer_migrations; DROP TABLE foyer_migrations;"
        "ALTER TABLE copies RENAME TO foyer_migrations;"
        "INSERT INTO foyer_migrations SELECT * FROM foyer_migrations WHERE version = 2;"
    );
    EXPECT_THAT(verdict(), HasSubstr("version 2 is there twice"));
}

TEST_P(history_of_database, cannot_be_trusted_with_other_columns) {
    run_sql("ALTER TABLE foyer_migrations RENAME COLUMN up_sha256 TO checksum");
    EXPECT_THAT(verdict(), HasSubstr("it has no column up_sha256"));
    EXPECT_THAT(verdict(), HasSubstr("Restore that table from a backup"));
}

TEST_P(history_of_database, is_newer_than_the_program) {
    history_.pop_back();
    EXPECT_THAT(verdict(), HasSubstr("migration.unknown_version"));
    EXPECT_THAT(verdict(), HasSubstr("foyer migrate rollback --to 1"));
}

TEST_P(history_of_database, has_a_file_that_was_edited_since) {
    history_[0].down += " ";
    EXPECT_THAT(verdict(), HasSubstr("migration.edited 0001_seed.down.sql"));
}

TEST_P(history_of_database, is_not_asked_of_a_database_that_was_pushed) {
    run_down(2);
    run_down(1);
    run_sql("DROP TABLE foyer_migrations");
    ASSERT_TRUE(push(database(), {}, garden::full(), false).has_value());
    EXPECT_EQ(verdict(), "at 2");
    EXPECT_EQ(absorb(database(), history_, garden::full()).error().code, "migration.pushed");
}

}
