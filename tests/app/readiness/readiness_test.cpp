#include "app/readiness.hpp"

#include "platform/db/migrate/runner.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::app {

namespace {

using testing::HasSubstr;

class readiness : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        const auto history = migrate::embedded_migrations(GetParam());
        ASSERT_TRUE(history.has_value()) << history.error().message;
        ASSERT_TRUE(migrate::deploy(database(), *history).has_value());
    }
};

}

FOYER_ON_BOTH_ENGINES(readiness);

TEST_P(readiness, finds_nothing_wrong_with_a_database_that_is_up_to_date) {
    EXPECT_EQ(schema_problem(database()), "");
}

TEST_P(readiness, refuses_a_version_that_was_begun_and_not_finished) {
    run_sql("UPDATE foyer_migrations SET parts_done = 0, part_begun = TRUE WHERE version = 2");
    const auto problem = schema_problem(database());
    EXPECT_THAT(problem, HasSubstr("was begun and not finished, 0 of 1 parts are done"));
    EXPECT_THAT(problem, HasSubstr("`foyer migrate deploy` to go on"));
    EXPECT_THAT(problem, HasSubstr("`foyer migrate rollback` to go back"));
}

TEST_P(readiness, refuses_a_version_that_is_not_applied) {
    run_sql("DELETE FROM foyer_migrations WHERE version >= 2");
    EXPECT_THAT(schema_problem(database()), HasSubstr("run `foyer migrate deploy`"));
}

}
