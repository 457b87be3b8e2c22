#include "platform/db/backup/moment_name.hpp"
#include "platform/db/migrate/migration.hpp"
#include "platform/db/migrate/restore/restore_point.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <unistd.h>

namespace foyer::migrate {

namespace {

namespace fs = std::filesystem;

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr timestamp today{1'790'000'000'000};

// A folder of restore points, which say all that is asked here by their names.
class old_points : public testing::TestWithParam<db::engine> {
protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) / ("old_points_" + std::to_string(::getpid()) + "_" +
                                                  std::to_string(static_cast<int>(GetParam())));
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    std::string point(int version, int days, const std::string& mark = {}) {
        const auto name = file_stem(version, backup::moment_name(today - days_ms(days))) + mark;
        const auto* const extension = GetParam() == db::engine::sqlite ? ".sqlite" : ".pgdump";
        std::ofstream(folder_ / (name + extension)) << "rows";
        return name;
    }

    std::vector<std::string> prune(const backup::retention& r = usual_retention) {
        std::vector<std::string> names;
        for (const auto& one : prune_restore_points(folder_, GetParam(), r, today))
            names.push_back(one.name);
        return names;
    }

    std::vector<restore_point> left() { return list_restore_points(folder_, GetParam()); }

    fs::path folder_;
};

FOYER_ON_BOTH_ENGINES(old_points);

}

TEST_P(old_points, stay_when_they_are_of_the_last_thirty_days_however_many) {
    for (int day = 0; day <= 30; ++day) point(3, day);
    EXPECT_THAT(prune(), IsEmpty());
    EXPECT_THAT(left(), SizeIs(31));
}

TEST_P(old_points, stay_when_they_are_among_the_newest_ten_however_old) {
    for (int day = 0; day < 10; ++day) point(3, 400 + day);
    EXPECT_THAT(prune(), IsEmpty());
    const auto eleventh = point(3, 500);
    EXPECT_THAT(prune(), ElementsAre(eleventh));
    EXPECT_THAT(left(), SizeIs(10));
}

TEST_P(old_points, of_the_last_loss_stay_whatever_was_restored_since) {
    const auto needed = point(3, 300);
    const auto older = point(2, 310);
    for (int day = 40; day < 60; ++day) point(2, day, "-left");
    const backup::retention strict{.keep = 1, .keep_days = 1};
    EXPECT_THAT(prune(strict), SizeIs(21));
    ASSERT_THAT(left(), SizeIs(1));
    EXPECT_EQ(left()[0].name, needed);
    EXPECT_EQ(left()[0].what, taken_before::loss);
    EXPECT_FALSE(fs::exists(folder_ / older));
}

TEST_P(old_points, leave_files_of_others_alone) {
    const char* const names[] = {
        "0003_letter.sqlite", "adopt-20200101000000.db", "0003_20200101T000000000Z.txt",
        "0003_20200101T000000000Z-right.pgdump"
    };
    for (const auto* name : names) std::ofstream(folder_ / name) << "mine";
    point(1, 0);
    EXPECT_THAT(prune({.keep = 1, .keep_days = 1}), IsEmpty());
    for (const auto* name : names) EXPECT_TRUE(fs::exists(folder_ / name)) << name;
}

}
