#include "care/promote/moving_shop.hpp"
#include "platform/db/failure.hpp"
#include "platform/db/migrate/runner.hpp"

namespace foyer::promote {

namespace {

class refusal : public moving_shop {};
FOYER_ON_BOTH_ENGINES(refusal);

}

TEST_P(refusal, a_source_that_lacks_a_migration_is_not_moved) {
    const auto history = migrate::embedded_migrations(GetParam());
    ASSERT_TRUE(migrate::rollback(database(), *history, {.to = 1, .accept_loss = true}).has_value()
    );
    const auto done = promote();
    ASSERT_EQ(outcome(done), "promote.not_at_version");
    EXPECT_NE(done.error().message.find("lacks migration 2 additions"), std::string::npos);
}

TEST_P(refusal, a_source_without_any_history_is_not_moved) {
    const auto& empty = new_home(GetParam());
    db::database::open({.url = empty.url(), .create = true});
    const auto done = promote_shop(all(), {.from = empty.url(), .to = target().url(), .at = at});
    EXPECT_EQ(outcome(done), "promote.not_at_version");
}

TEST_P(refusal, a_target_with_rows_is_left_alone) {
    const auto other = open_target();
    const auto history = migrate::embedded_migrations(other->which());
    ASSERT_TRUE(migrate::deploy(*other, *history).has_value());
    write_setting(*other, "of somebody else");
    const auto before = content_of(target().url());
    const auto done = promote();
    ASSERT_EQ(outcome(done), "promote.target_not_empty");
    EXPECT_EQ(done.error().fields.front().field, "settings");
    EXPECT_EQ(content_of(target().url()), before);
}

TEST_P(refusal, a_target_with_a_table_of_another_program_is_left_alone) {
    open_target()->execute_script("CREATE TABLE blog (id INTEGER)");
    const auto done = promote();
    ASSERT_EQ(outcome(done), "promote.target_not_empty");
    EXPECT_EQ(done.error().fields.front().field, "blog");
}

TEST_P(refusal, a_target_that_was_migrated_and_is_empty_is_taken) {
    const auto other = open_target();
    ASSERT_TRUE(migrate::deploy(*other, *migrate::embedded_migrations(other->which())).has_value());
    EXPECT_EQ(outcome(promote()), "done");
}

TEST_P(refusal, a_database_is_not_moved_onto_itself) {
    const auto done = promote_shop(all(), {.from = home().url(), .to = home().url(), .at = at});
    EXPECT_EQ(outcome(done), "promote.same_database");
}

TEST_P(refusal, a_target_belongs_to_the_source_it_was_begun_from) {
    auto o = options();
    o.source = at_the_end::keep;
    ASSERT_EQ(outcome(promote_shop(all(), o)), "done");
    const auto& copy = new_home(GetParam());
    ASSERT_EQ(
        outcome(promote_shop(all(), {.from = home().url(), .to = copy.url(), .at = at})), "done"
    );
    const auto done = promote_shop(all(), {.from = copy.url(), .to = target().url(), .at = at});
    EXPECT_EQ(outcome(done), "promote.other_source");
}

TEST_P(refusal, a_shop_moves_to_one_place_only) {
    ASSERT_EQ(outcome(promote()), "done");
    const auto& elsewhere = new_home(GetParam());
    const auto done = promote_shop(all(), {.from = home().url(), .to = elsewhere.url(), .at = at});
    EXPECT_EQ(outcome(done), "promote.already_moved");
    const auto back = promote_shop(all(), {.from = target().url(), .to = home().url(), .at = at});
    EXPECT_EQ(outcome(back), "promote.target_not_empty") << "what was left is not overwritten";
}

TEST_P(refusal, a_row_that_the_other_engine_cannot_hold_is_named) {
    if (other_engine() == db::engine::sqlite)
        GTEST_SKIP() << "SQLite holds whatever PostgreSQL holds";
    for (const std::string bytes : {"61ff", "610062"}) { // no UTF-8, and a NUL
        run_sql("UPDATE products SET features = CAST(x'" + bytes + "' AS TEXT) WHERE id = 'pro_2'");
        const auto done = promote();
        ASSERT_EQ(outcome(done), "promote.row_refused");
        EXPECT_EQ(done.error().fields.front().field, "products:pro_2");
    }
    EXPECT_EQ(write_setting(database(), "the shop goes on"), 1);
    run_sql("UPDATE products SET features = 'a' WHERE id = 'pro_2'");
    EXPECT_EQ(outcome(promote()), "done");
}

}
