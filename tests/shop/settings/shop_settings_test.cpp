#include "shop/settings/shop_settings.hpp"

#include "platform/base/generations.hpp"
#include "support/shop_fixture.hpp"

namespace foyer::settings {

namespace {

class settings_of_the_owner : public test::shop_fixture {
protected:
    // What the owner writes, in force at once.
    void write(std::string_view key, std::string_view value) {
        constexpr db::query put{
            "test.put_setting",
            "INSERT INTO settings (key, value, updated_at) VALUES ($1, $2, $3) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        };
        database().transaction([&](db::transaction& tx) {
            tx.run(put, key, json_value{std::string(value)}, shop().at);
            tx.changed("settings");
        });
    }
    void TearDown() override {
        generations::raise(generations::slot_of("settings"));
        shop_fixture::TearDown();
    }
};
FOYER_ON_BOTH_ENGINES(settings_of_the_owner);

}

TEST_P(settings_of_the_owner, are_the_defaults_where_nothing_was_decided) {
    const auto rules = current(database());
    EXPECT_EQ(rules->free_delivery_from, money{5'000'000});
    EXPECT_EQ(rules->delivery_tax_rate, percent{1900});
    EXPECT_EQ(rules->stamp_duty, pricing::stamp_duty_mode::included);
    EXPECT_EQ(rules->orders_per_phone_per_day, 5);
    EXPECT_FALSE(rules->terms_version.empty());
    EXPECT_FALSE(rules->seller.rc.empty());
    for (const auto* language : {"fr", "ar"}) {
        EXPECT_FALSE(rules->texts.terms.in(language).empty()) << language;
        EXPECT_FALSE(rules->texts.privacy.in(language).empty()) << language;
    }
}

TEST_P(settings_of_the_owner, hold_from_the_commit_on) {
    EXPECT_EQ(current(database())->free_delivery_from, money{5'000'000});
    write("freeDeliveryThreshold", R"("60000.00")");
    EXPECT_EQ(current(database())->free_delivery_from, money{6'000'000});
    write("stampDuty", R"({"mode":"ADDED"})");
    EXPECT_EQ(current(database())->stamp_duty, pricing::stamp_duty_mode::added);
}

TEST_P(settings_of_the_owner, are_read_once_until_they_change) {
    EXPECT_EQ(current(database()), current(database()));
    const auto before = current(database());
    write("termsVersion", R"("2026-02")");
    EXPECT_NE(current(database()), before);
    EXPECT_EQ(current(database())->terms_version, "2026-02");
}

TEST_P(settings_of_the_owner, that_cannot_be_read_say_which) {
    write("orderLimits", R"({"perPhonePerDay":"many"})");
    try {
        (void)current(database());
        FAIL() << "a broken setting was taken";
    } catch (const db::failure& e) {
        EXPECT_NE(std::string(e.what()).find("orderLimits"), std::string::npos) << e.what();
    }
}

}
