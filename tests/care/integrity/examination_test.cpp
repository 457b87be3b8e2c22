#include "care/integrity/examination.hpp"

#include "app/tables.hpp"
#include "care/integrity/foreign_keys.hpp"
#include "care/small_shop.hpp"
#include "platform/schema/database_schema.hpp"
#include "support/database_fixture.hpp"

#include <array>
#include <set>

namespace foyer::integrity {

namespace {

const timestamp at = *parse_timestamp("2026-02-01T12:00:00.000Z");

class examination : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (!IsSkipped()) create_tables(all_tables());
    }
};

FOYER_ON_BOTH_ENGINES(examination);

}

TEST_P(examination, warns_in_an_empty_database_only_of_missing_zones) {
    const auto report = examine(database(), all_tables(), at);
    EXPECT_TRUE(report.is_sound());
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings.front().check, "reference.missing");
    EXPECT_GT(report.checks, 30);
}

TEST_P(examination, finds_nothing_in_a_shop_whose_figures_agree) {
    test::fill_small_shop(database());
    run_sql(
        "INSERT INTO delivery_zones (slug, code, name_fr, name_ar, rate, is_active, "
        "delivery_days_min, delivery_days_max, sort_order) "
        "VALUES ('alger', '16', 'Alger', 'الجزائر', 40000, true, 1, 2, 16)"
    );
    std::set<std::string, std::less<>> looked_at;
    const auto report = examine(database(), all_tables(), at, [&](std::string_view check) {
        looked_at.emplace(check);
    });
    for (const auto& f : report.findings) ADD_FAILURE() << f.check << " " << f.examples.front();
    EXPECT_EQ(static_cast<int>(looked_at.size()), report.checks);
    EXPECT_TRUE(looked_at.contains("keys.orders.customer_id"));
    EXPECT_TRUE(looked_at.contains("keys.product_translations.product_id"));
    EXPECT_TRUE(looked_at.contains("keys.categories.parent_id"));
    EXPECT_TRUE(looked_at.contains("ledger.chain"));
}

TEST_P(examination, reads_the_ledger_in_whatever_order_its_clock_says) {
    test::fill_small_shop(database());
    run_sql(
        "UPDATE inventory_logs SET created_at = '2026-01-01T00:00:00.000+00:00' "
        "WHERE id IN ('log_3', 'log_4')"
    );
    EXPECT_TRUE(examine(database(), all_tables(), at).is_sound());
}

TEST_P(examination, has_queries_that_both_engines_read) {
    EXPECT_EQ(test::prepare_all(database(), queries()), "");
    for (const auto& key : key_checks(schema::make_schema(all_tables())))
        EXPECT_EQ(test::prepare_all(database(), std::array{&key.query}), "");
}

}
