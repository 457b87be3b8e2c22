#include "care/promote/marks.hpp"

#include "care/promote/moving_shop.hpp"
#include "platform/db/failure.hpp"

namespace foyer::promote {

namespace {

// A server that starts tells everybody in its database that anything may have changed: other tests
// are not there.
class marks : public moving_shop {
protected:
    void SetUp() override {
        isolation_ = test::isolation::database;
        moving_shop::SetUp();
    }
};
FOYER_ON_BOTH_ENGINES(marks);

constexpr db::query update_order{"test.update_order", "UPDATE orders SET notes = 'x'"};
constexpr db::query delete_item{"test.delete_item", "DELETE FROM order_items WHERE id = 'ite_2'"};

}

TEST_P(marks, while_rows_are_copied_nobody_can_change_them_and_everybody_can_read) {
    const auto server = db::database::open({.url = home().url(), .serves = true});
    auto o = options();
    bool looked = false;
    o.on_progress = [&](const transfer::progress& p) {
        if (std::exchange(looked, true)) return;
        EXPECT_EQ(p.doing, "copying");
        EXPECT_THROW(write_setting(*server, "held"), db::unavailable);
        EXPECT_EQ(server->first<int>(count_settings), 1);
    };
    ASSERT_EQ(outcome(promote_shop(all(), o)), "done");
    EXPECT_TRUE(looked);
}

TEST_P(marks, a_shop_that_has_moved_refuses_writes_also_of_a_server_that_runs) {
    const auto server = db::database::open({.url = home().url(), .serves = true});
    ASSERT_EQ(write_setting(*server, "before"), 1);
    ASSERT_EQ(outcome(promote()), "done");
    for (auto* db : {server.get(), &database()}) {
        EXPECT_THROW(write_setting(*db, "after"), db::unavailable);
        EXPECT_THROW(db->change(update_order), db::unavailable);
        EXPECT_THROW(
            db->transaction([](db::transaction& tx) { tx.run(delete_item); }), db::unavailable
        );
        EXPECT_EQ(db->first<int>(count_settings), 2);
    }
    reopen();
    EXPECT_THROW(write_setting(database(), "after"), db::unavailable) << "and after a restart";
}

TEST_P(marks, say_where_the_shop_is) {
    EXPECT_EQ(mark_problem(database()), "");
    ASSERT_EQ(outcome(promote()), "done");
    EXPECT_NE(mark_problem(database()).find("has moved to"), std::string::npos);
    EXPECT_EQ(read_moved(database())->moved_at, at);
    EXPECT_EQ(mark_problem(*open_target()), "");
    EXPECT_EQ(write_setting(*open_target(), "there"), 1);
}

TEST_P(marks, a_shop_can_be_opened_again) {
    EXPECT_EQ(outcome(reopen_shop(database(), all())), "promote.not_moved");
    ASSERT_EQ(outcome(promote()), "done");
    ASSERT_EQ(outcome(reopen_shop(database(), all())), "done");
    EXPECT_EQ(mark_problem(database()), "");
    EXPECT_EQ(write_setting(database(), "again"), 1);
    database().change(update_order);
    EXPECT_EQ(database().change(delete_item), 1);
}

TEST_P(marks, a_copy_that_is_not_switched_to_leaves_the_shop_open_and_cannot_be_served) {
    auto o = options();
    o.source = at_the_end::keep;
    ASSERT_EQ(outcome(promote_shop(all(), o)), "done");
    EXPECT_EQ(mark_problem(database()), "");
    EXPECT_EQ(write_setting(database(), "sold on"), 1);
    EXPECT_NE(mark_problem(*open_target()).find("has not finished"), std::string::npos);
    ASSERT_EQ(outcome(promote()), "done") << "a later run takes the copy up";
    EXPECT_EQ(content_of(target().url()), content_of(home().url()));
}

}
