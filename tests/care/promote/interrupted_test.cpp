#include "care/promote/address.hpp"
#include "care/promote/marks.hpp"
#include "care/promote/moving_shop.hpp"

#include <map>
#include <stdexcept>
#include <tuple>

namespace foyer::promote {

namespace {

struct interrupted : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class interrupted_promotion : public moving_shop {
protected:
    // Ends the run at its n-th sign of progress; whether it came so far.
    bool run_until(int n) {
        auto o = options();
        o.on_progress = [&](const transfer::progress& p) {
            if (--n == 0) throw interrupted(std::string(p.doing));
        };
        try {
            EXPECT_EQ(outcome(promote_shop(all(), o)), "done");
            return false;
        } catch (const interrupted&) {
            return true;
        }
    }

    // What each table got from this run.
    std::map<std::string, std::int64_t> finish() {
        std::map<std::string, std::int64_t> copied;
        auto o = options();
        o.on_table = [&](const table_copied& t) { copied[std::string(t.table)] = t.copied; };
        const auto done = promote_shop(all(), o);
        EXPECT_EQ(outcome(done), "done");
        return copied;
    }
};
FOYER_ON_BOTH_ENGINES(interrupted_promotion);

}

TEST_P(interrupted_promotion, ends_with_the_same_rows_wherever_it_stopped_before) {
    fill_awkward_rows();
    const auto before = content_of(home().url());
    int n = 1;
    while (run_until(n)) {
        write_setting(database(), "the shop sells meanwhile " + std::to_string(n));
        database().change({"test.unsell", "DELETE FROM settings WHERE key LIKE 'the shop%'"});
        ++n;
    }
    EXPECT_GT(n, 20) << "copying, looking at and proving were all interrupted";
    EXPECT_EQ(content_of(target().url()), before);
}

TEST_P(interrupted_promotion, does_not_copy_again_what_is_there) {
    fill_awkward_rows();
    auto o = options();
    o.on_progress = [&](const transfer::progress& p) {
        if (p.table == "performance_metrics") throw interrupted("after its first page");
    };
    EXPECT_THROW(std::ignore = promote_shop(all(), o), interrupted);
    const auto copied = finish();
    EXPECT_EQ(copied.at("performance_metrics"), 1101 - 1000);
    EXPECT_EQ(copied.at("orders"), 0);
    EXPECT_EQ(copied.at("categories"), 0);
}

TEST_P(interrupted_promotion, only_adds_what_was_sold_before_it_went_on) {
    fill_awkward_rows();
    auto o = options();
    o.source = at_the_end::keep;
    ASSERT_EQ(outcome(promote_shop(all(), o)), "done");
    test::insert_row(
        database(), "performance_metrics",
        R"({"sessionId":"s","pagePath":"/","metricType":"LCP","value":"1","unit":"ms",)"
        R"("createdAt":"2026-01-06T11:00:00.000Z","id":"new"})"
    );
    const auto copied = finish();
    EXPECT_EQ(copied.at("performance_metrics"), 1);
    EXPECT_EQ(content_of(target().url()), content_of(home().url()));
}

TEST_P(interrupted_promotion, brings_over_what_changed_before_it_went_on) {
    fill_awkward_rows();
    auto o = options();
    o.on_progress = [&](const transfer::progress& p) {
        if (p.doing == "proving") throw interrupted("all is copied");
    };
    EXPECT_THROW(std::ignore = promote_shop(all(), o), interrupted);
    run_sql(
        "UPDATE products SET stock_quantity = stock_quantity + 1 WHERE id = 'pro_1';"
        "DELETE FROM performance_metrics WHERE id = 'met7';"
        "DELETE FROM category_translations"
    );
    write_setting(database(), "new");
    const auto before = content_of(home().url());
    const auto copied = finish();
    EXPECT_EQ(copied.at("categories"), 0);
    EXPECT_EQ(copied.at("products"), 2);
    EXPECT_EQ(content_of(target().url()), before);
}

TEST_P(interrupted_promotion, is_finished_when_it_died_between_the_two_marks) {
    ASSERT_EQ(outcome(promote()), "done");
    note_unfinished(*open_target(), {shown_address(home().url()), at});
    EXPECT_NE(mark_problem(*open_target()), "");
    const auto done = promote();
    ASSERT_EQ(outcome(done), "done");
    EXPECT_FALSE(done->was_done);
    EXPECT_EQ(mark_problem(*open_target()), "");
    EXPECT_TRUE(promote()->was_done);
}

}
