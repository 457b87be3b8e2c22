#include "care/promote/proof.hpp"

#include "care/promote/marks.hpp"
#include "care/promote/moving_shop.hpp"

#include <algorithm>

namespace foyer::promote {

namespace {

class proof : public moving_shop {
protected:
    // Changes the target when everything is copied and nothing compared.
    result<promotion> promote_with(const std::string& sql) {
        auto o = options();
        bool planted = false;
        o.on_progress = [&](const transfer::progress& p) {
            if (p.doing != "proving" || std::exchange(planted, true)) return;
            open_target()->execute_script(sql);
        };
        auto done = promote_shop(all(), o);
        EXPECT_TRUE(planted);
        return done;
    }
};
FOYER_ON_BOTH_ENGINES(proof);

using texts = std::vector<std::string>;

}

TEST_P(proof, finds_a_value_that_was_changed_and_switches_nothing) {
    const auto done = promote_with("UPDATE order_items SET quantity = 3 WHERE id = 'ite_1'");
    ASSERT_EQ(outcome(done), "promote.differs");
    EXPECT_EQ(
        fields_of(done),
        (texts{"order_items differs 2 rows here, 2 there", "order_items:ite_1 other quantity"})
    );
    EXPECT_EQ(mark_problem(database()), "");
    EXPECT_EQ(write_setting(database(), "the shop goes on"), 1);
    EXPECT_NE(mark_problem(*open_target()), "");
    EXPECT_EQ(outcome(promote()), "done") << "the next run mends it";
    EXPECT_EQ(content_of(target().url()), content_of(home().url()));
}

TEST_P(proof, finds_an_empty_text_that_was_nothing) {
    const auto done = promote_with("UPDATE orders SET notes = '' WHERE id = 'ord_2'");
    ASSERT_EQ(outcome(done), "promote.differs");
    EXPECT_EQ(fields_of(done).back(), "orders:ord_2 other notes");
}

TEST_P(proof, finds_rows_that_are_missing_and_rows_that_were_never_there) {
    const auto done = promote_with(
        "UPDATE performance_metrics SET id = 'other';"
        "DELETE FROM inventory_logs WHERE id IN ('log_1', 'log_3')"
    );
    ASSERT_EQ(outcome(done), "promote.differs");
    EXPECT_EQ(
        fields_of(done), (texts{
                             "inventory_logs differs 4 rows here, 2 there",
                             "inventory_logs:log_1 missing is not in the target",
                             "inventory_logs:log_3 missing is not in the target",
                             "performance_metrics differs 1 rows here, 1 there",
                             "performance_metrics:met_1 missing is not in the target",
                             "performance_metrics:other extra is only in the target",
                         })
    );
}

TEST_P(proof, names_ten_differences_at_most) {
    fill_awkward_rows();
    const auto done = promote_with("UPDATE performance_metrics SET unit = 'x'");
    ASSERT_EQ(outcome(done), "promote.differs");
    EXPECT_EQ(done.error().fields.size(), max_differences);
}

// They can be compared with those of a copy that was made elsewhere.
TEST_P(proof, has_the_same_checksum_on_both_engines) {
    const auto done = promote();
    ASSERT_EQ(outcome(done), "done");
    const auto orders = std::ranges::find(done->tables, "orders", &proved_table::table);
    EXPECT_EQ(orders->rows.rows, 2);
    EXPECT_EQ(
        orders->rows.hex(), "b5d181c31abb50303058d8c84aba252d398e7070342056c4ad5256ebc2615ad4"
    );
}

}
