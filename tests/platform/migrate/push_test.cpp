#include "platform/db/migrate/push.hpp"

#include "garden.hpp"
#include "platform/db/migrate/inspection.hpp"
#include "platform/db/migrate/runner.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::migrate {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class pushing : public test::database_fixture {};

}

FOYER_ON_BOTH_ENGINES(pushing);

TEST_P(pushing, makes_an_empty_database_as_the_code_says_and_follows_it) {
    const auto first = push(database(), {}, seed_only(garden::full()), false);
    ASSERT_TRUE(first.has_value()) << first.error().message;
    const auto second = push(database(), {}, garden::full(), false);
    ASSERT_TRUE(second.has_value()) << second.error().message;
    EXPECT_THAT(
        second->changes, ElementsAre("add column trees.variety", "create index trees_variety_idx")
    );
    EXPECT_THAT(database_against_code(database(), garden::full()), IsEmpty());
}

TEST_P(pushing, goes_on_from_the_version_of_the_lock) {
    const auto history = garden::history(GetParam());
    ASSERT_TRUE(deploy(database(), {history.data(), 1}).has_value());
    const auto done = push(database(), {1, seed_only(garden::full())}, garden::full(), false);
    ASSERT_TRUE(done.has_value()) << done.error().message;
    EXPECT_THAT(database_against_code(database(), garden::full()), IsEmpty());
    const auto deployed = deploy(database(), history);
    ASSERT_TRUE(deployed.has_error());
    EXPECT_EQ(deployed.error().code, "migration.pushed");
}

TEST_P(pushing, refuses_what_would_lose_rows) {
    ASSERT_TRUE(push(database(), {}, garden::full(), false).has_value());
    database().execute_script(garden::seed_rows);
    database().execute_script("UPDATE trees SET variety = 'fig'");
    const auto refused = push(database(), {}, seed_only(garden::full()), false);
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.would_lose_rows");
    const auto accepted = push(database(), {}, seed_only(garden::full()), true);
    ASSERT_TRUE(accepted.has_value()) << accepted.error().message;
    EXPECT_THAT(accepted->losses, ElementsAre(loss{"trees", "variety", 2}));
}

TEST_P(pushing, comes_to_its_end_beside_others_that_push_the_same) {
    test::in_threads(4, [&](int) {
        const auto own = db::database::open({.url = home().url()});
        const auto done = push(*own, {}, garden::full(), false);
        EXPECT_TRUE(done.has_value()) << done.error().message;
    });
    EXPECT_THAT(database_against_code(database(), garden::full()), IsEmpty());
}

TEST_P(pushing, leaves_a_database_alone_that_it_does_not_know) {
    database().execute_script("CREATE TABLE plots (id TEXT)");
    const auto refused = push(database(), {}, garden::full(), true);
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.not_at_lock");
}

}
