#include "platform/db/migrate/draft.hpp"

#include "garden.hpp"
#include "platform/base/id.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace foyer::migrate {

namespace {

using testing::ElementsAre;

class draft_folder : public testing::Test {
protected:
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path folder_{
        std::filesystem::temp_directory_path() / ("foyer_draft_" + new_cuid())
    };
};

}

TEST_F(draft_folder, begins_with_the_seed_and_goes_on_with_the_additions) {
    const auto first = draft_next(folder_, garden::full(), "seed");
    ASSERT_TRUE(first.has_value()) << first.error().message;
    EXPECT_EQ(first->version, 1);
    EXPECT_THAT(
        first->changes,
        ElementsAre(
            "create enum TreeState", "create table plots", "create index plots_name_key",
            "create table trees", "create index idx_trees_plot"
        )
    );
    const auto second = draft_next(folder_, garden::full(), "additions");
    ASSERT_TRUE(second.has_value()) << second.error().message;
    EXPECT_EQ(second->version, 2);
    EXPECT_THAT(
        second->changes, ElementsAre("add column trees.variety", "create index trees_variety_idx")
    );
    const auto history = read_migrations(folder_, db::engine::sqlite);
    ASSERT_TRUE(history.has_value());
    ASSERT_EQ(history->size(), 2U);
    EXPECT_EQ((*history)[1].name, "additions");
    EXPECT_EQ((*history)[1].up, garden::history(db::engine::sqlite)[1].up);
}

TEST_F(draft_folder, has_nothing_to_draft_when_nothing_changed) {
    ASSERT_TRUE(draft_next(folder_, garden::full(), "seed").has_value());
    ASSERT_TRUE(draft_next(folder_, garden::full(), "additions").has_value());
    const auto third = draft_next(folder_, garden::full(), "nothing");
    ASSERT_TRUE(third.has_error());
    EXPECT_EQ(third.error().code, "migration.no_change");
}

TEST_F(draft_folder, drafts_an_empty_version_for_what_is_written_by_hand) {
    ASSERT_TRUE(draft_next(folder_, garden::full(), "seed").has_value());
    ASSERT_TRUE(draft_next(folder_, garden::full(), "additions").has_value());
    const auto third = draft_next(folder_, garden::full(), "a_trigger", true);
    ASSERT_TRUE(third.has_value()) << third.error().message;
    EXPECT_EQ(third->version, 3);
    const auto history = read_migrations(folder_, db::engine::postgres);
    ASSERT_TRUE(history.has_value());
    EXPECT_EQ(history->at(2).up, "-- by hand:\n");
}

TEST_F(draft_folder, refuses_a_name_that_is_no_file_name) {
    for (const auto* name : {"", "Add Rate", "../up", "a.b"}) {
        const auto drafted = draft_next(folder_, garden::full(), name);
        ASSERT_TRUE(drafted.has_error()) << name;
        EXPECT_EQ(drafted.error().code, "migration.name");
    }
}

TEST_F(draft_folder, refuses_to_write_over_a_step_that_the_lock_does_not_know) {
    ASSERT_TRUE(draft_next(folder_, garden::full(), "seed").has_value());
    std::filesystem::remove(folder_ / "lock.json");
    const auto again = draft_next(folder_, garden::full(), "seed");
    ASSERT_TRUE(again.has_error());
    EXPECT_EQ(again.error().code, "migration.file_exists");
}

TEST_F(draft_folder, names_the_half_that_is_missing) {
    ASSERT_TRUE(draft_next(folder_, garden::full(), "seed").has_value());
    std::filesystem::remove(folder_ / "postgres" / "0001_seed.down.sql");
    const auto history = read_migrations(folder_, db::engine::postgres);
    ASSERT_TRUE(history.has_error());
    EXPECT_EQ(history.error().code, "migration.files_incomplete");
    EXPECT_THAT(history.error().message, testing::HasSubstr("0001_seed"));
}

TEST_F(draft_folder, takes_no_file_in_place_of_another) {
    ASSERT_TRUE(draft_next(folder_, garden::full(), "seed").has_value());
    const auto refusal_with = [&](const std::string& file) {
        const auto path = folder_ / "sqlite" / file;
        std::ofstream(path) << "SELECT 1;\n";
        const auto history = read_migrations(folder_, db::engine::sqlite);
        std::filesystem::remove(path);
        return history.has_error() ? history.error().message : "accepted";
    };
    EXPECT_THAT(refusal_with("1_seed.up.sql"), testing::HasSubstr("two files"));
    EXPECT_THAT(refusal_with("2_.up.sql"), testing::HasSubstr("no name"));
    EXPECT_TRUE(read_migrations(folder_, db::engine::sqlite).has_value());
}

}
