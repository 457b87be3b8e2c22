#include "platform/db/migrate/rehearsal/rehearsal.hpp"

#include "app/tables.hpp"
#include "care/integrity/examination.hpp"
#include "care/small_shop.hpp"
#include "platform/db/migrate/runner.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

// The migrations of the shop itself, rehearsed over its rows.
namespace foyer {

namespace {

using migrate::loss;
using testing::Contains;
using testing::IsEmpty;

class shop_rehearsals : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        history_ = *migrate::embedded_migrations(GetParam());
        options_of_trial_ = {
            .url = home().url(),
            .folder = home().folder(),
            .keep_free = 0,
            .code = &code_,
            .examine =
                [](db::database& db) {
                    std::vector<std::string> broken;
                    for (const auto& f : integrity::examine(db, all_tables(), now()).findings)
                        if (f.level == integrity::severity::problem) broken.push_back(f.check);
                    return broken;
                },
        };
    }

    int last() const { return history_.back().version; }

    migrate::rehearsal tried(int from, int to) {
        auto r = migrate::rehearse(database(), history_, from, to, options_of_trial_);
        EXPECT_TRUE(r.has_value()) << r.error().message;
        return r.has_value() ? std::move(*r) : migrate::rehearsal{};
    }

    const schema::database_schema code_{schema::make_schema(all_tables())};
    std::vector<migrate::migration> history_;
    migrate::rehearsal_options options_of_trial_;
};

FOYER_ON_BOTH_ENGINES(shop_rehearsals);

}

TEST_P(shop_rehearsals, make_an_empty_database_and_lose_nothing) {
    const auto r = tried(0, last());
    EXPECT_EQ(r.found, migrate::verdict::lossless) << migrate::describe(r);
    EXPECT_THAT(r.notes, IsEmpty());
}

TEST_P(shop_rehearsals, know_what_each_way_back_of_a_shop_would_lose) {
    ASSERT_TRUE(migrate::deploy(database(), history_).has_value());
    test::fill_small_shop(database());
    const auto to_seed = tried(last(), 1);
    EXPECT_EQ(to_seed.found, migrate::verdict::lossy) << migrate::describe(to_seed);
    EXPECT_THAT(to_seed.losses, Contains(loss{"products", "warranty_months", 1}));
    EXPECT_THAT(to_seed.losses, Contains(loss{"category_translations", "", 1}));
    EXPECT_THAT(to_seed.structure, IsEmpty());
    const auto to_nothing = tried(last(), 0);
    EXPECT_THAT(to_nothing.losses, Contains(loss{"products", "", 2}));
    EXPECT_EQ(migrate::read_journal(database()).size(), history_.size());
}

TEST_P(shop_rehearsals, bring_a_shop_of_the_first_version_to_the_last_and_lose_nothing) {
    ASSERT_TRUE(migrate::deploy(database(), history_).has_value());
    test::fill_small_shop(database());
    ASSERT_TRUE(migrate::rollback(database(), history_, {.to = 1, .accept_loss = true}).has_value()
    );
    const auto r = tried(1, last());
    EXPECT_EQ(r.found, migrate::verdict::lossless) << migrate::describe(r);
    EXPECT_GT(r.rows, 10);
}

}
