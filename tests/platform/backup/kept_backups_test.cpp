#include "platform/db/backup/kept_backups.hpp"

#include "app/tables.hpp"
#include "care/small_shop.hpp"
#include "platform/db/backup/folder_share.hpp"
#include "platform/db/backup/keep_backup.hpp"
#include "platform/db/failure.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <sys/resource.h>

namespace foyer::backup {

namespace {

namespace fs = std::filesystem;

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

constexpr timestamp today{1'790'000'000'000};

timestamp days_ago(int days) { return today - days_ms(days); }

kept_backup sound(int days) { return {"sound", days_ago(days), true}; }
kept_backup unproved(int days) { return {"unproved", days_ago(days), false}; }

std::vector<std::int64_t> ages(const std::vector<kept_backup>& backups) {
    std::vector<std::int64_t> out;
    for (const auto& one : backups)
        out.push_back((today - one.taken_at.milliseconds).milliseconds / days_ms(1));
    return out;
}

// Files no larger than this, for as long as the object: as a disk that is full.
class full_disk {
public:
    explicit full_disk(rlim_t bytes) : signal_(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit small{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~full_disk() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, signal_);
    }
    full_disk(const full_disk&) = delete;
    full_disk& operator=(const full_disk&) = delete;

private:
    rlimit before_{};
    void (*signal_)(int);
};

class keeping : public test::database_fixture {
protected:
    void SetUp() override {
        isolation_ = test::isolation::database;
        database_fixture::SetUp();
        if (IsSkipped()) return;
        create_tables(all_tables());
        test::fill_small_shop(database());
        options_of_keep_.folder = fs::path(home().folder()) / "backups";
        options_of_keep_.url = home().url();
        options_of_keep_.at = today;
        options_of_keep_.examine = [](db::database&) { return std::vector<std::string>{}; };
    }

    std::vector<std::string> files() const {
        std::vector<std::string> out;
        for (const auto& entry : fs::directory_iterator(options_of_keep_.folder))
            out.push_back(entry.path().filename().string());
        std::ranges::sort(out);
        return out;
    }

    keep_options options_of_keep_;
};

FOYER_ON_BOTH_ENGINES(keeping);

constexpr db::query count_users{"test.count_users", "SELECT count(*) FROM users"};

}

TEST(outlived, is_nothing_without_a_rule) {
    EXPECT_THAT(outlived({sound(0), sound(400)}, {}, today), IsEmpty());
}

TEST(outlived, is_what_is_beyond_the_number) {
    EXPECT_THAT(
        ages(outlived({sound(0), sound(1), sound(2), sound(3)}, {.keep = 2}, today)),
        ElementsAre(2, 3)
    );
}

TEST(outlived, is_what_is_older) {
    EXPECT_THAT(
        ages(outlived({sound(0), sound(30), sound(31)}, {.keep_days = 30}, today)), ElementsAre(31)
    );
}

TEST(outlived, is_never_the_newest_sound_one) {
    EXPECT_THAT(
        ages(outlived({unproved(1), sound(500), sound(501)}, {.keep = 1, .keep_days = 7}, today)),
        ElementsAre(501)
    );
}

TEST(outlived, counts_sound_ones_and_others_apart) {
    const auto gone = outlived(
        {unproved(0), unproved(1), unproved(2), sound(3), sound(4), sound(5)}, {.keep = 2}, today
    );
    EXPECT_THAT(ages(gone), ElementsAre(2, 5));
}

TEST(kept_backups, are_known_by_their_names_alone) {
    const test::fresh_database home(db::engine::sqlite);
    const fs::path folder = home.folder();
    const auto mine = backup_name(days_ago(1), db::engine::sqlite, true);
    const auto newer = backup_name(today, db::engine::postgres, false);
    EXPECT_EQ(mine, "foyer-20260920T141320000Z.sqlite");
    EXPECT_EQ(newer, "foyer-20260921T141320000Z.unproved.pgdump");
    for (const auto& name :
         {mine, newer, std::string("foyer.sqlite"), std::string("foyer-yesterday.sqlite"),
          "x" + mine, mine + ".part"})
        std::ofstream(folder / name) << "x";
    fs::create_directory(folder / backup_name(days_ago(2), db::engine::sqlite, true));
    const auto found = list_backups(folder);
    ASSERT_THAT(found, SizeIs(2));
    EXPECT_EQ(found[0].file.filename(), newer);
    EXPECT_FALSE(found[0].is_sound);
    EXPECT_EQ(found[1].taken_at, days_ago(1));
    EXPECT_TRUE(found[1].is_sound);
}

TEST_P(keeping, clears_away_what_a_killed_run_left) {
    fs::create_directories(options_of_keep_.folder);
    const auto old = backup_name(today - 1, GetParam(), false);
    for (const auto& name : {old + ".part", old + ".part.part-journal", std::string("x.part")})
        std::ofstream(options_of_keep_.folder / name) << "x";
    fs::create_directory(options_of_keep_.folder / (old + ".examined"));
    std::ofstream(options_of_keep_.folder / (old + ".examined") / "copy") << "x";
    const auto kept = keep_backup(database(), options_of_keep_);
    ASSERT_TRUE(kept.has_value()) << kept.error().message;
    EXPECT_THAT(files(), UnorderedElementsAre(backup_name(today, GetParam(), true), "x.part"));
}

TEST_P(keeping, leaves_alone_what_another_run_is_writing) {
    const auto& folder = options_of_keep_.folder;
    fs::create_directories(folder);
    const folder_share other(folder, moment_of_backup, today);
    const auto running = backup_name(today - hours_ms(1), GetParam(), false) + ".part";
    for (const auto& name : {running, backup_name(days_ago(2), GetParam(), false) + ".part"})
        std::ofstream(folder / name) << "x";
    const auto kept = keep_backup(database(), options_of_keep_);
    ASSERT_TRUE(kept.has_value()) << kept.error().message;
    EXPECT_THAT(files(), UnorderedElementsAre(backup_name(today, GetParam(), true), running));
}

TEST_P(keeping, is_seen_by_other_runs_until_it_ends) {
    const auto& folder = options_of_keep_.folder;
    options_of_keep_.examine = [&](db::database&) {
        const auto running = folder / (backup_name(today - 1, GetParam(), false) + ".part");
        std::ofstream(running) << "x";
        { const folder_share other(folder, moment_of_backup, today); }
        EXPECT_TRUE(fs::exists(running));
        fs::remove(running);
        return std::vector<std::string>{};
    };
    const auto kept = keep_backup(database(), options_of_keep_);
    ASSERT_TRUE(kept.has_value()) << kept.error().message;
    EXPECT_THAT(kept->faults, IsEmpty());
}

TEST_P(keeping, examines_a_database_made_of_the_copy) {
    std::int64_t users = 0;
    options_of_keep_.examine = [&](db::database& copy) {
        users = *copy.first<std::int64_t>(count_users);
        copy.execute_script("DELETE FROM cart_items"); // it may: the copy is another one
        return std::vector<std::string>{};
    };
    const auto kept = keep_backup(database(), options_of_keep_);
    ASSERT_TRUE(kept.has_value()) << kept.error().message;
    EXPECT_EQ(users, *database().first<std::int64_t>(count_users));
    EXPECT_THAT(kept->faults, IsEmpty());
    EXPECT_THAT(files(), ElementsAre(backup_name(today, GetParam(), true)));
}

TEST_P(keeping, keeps_what_is_not_sound_under_a_name_that_says_so) {
    options_of_keep_.examine = [](db::database&) {
        return std::vector<std::string>{"orders.total: 1"};
    };
    const auto kept = keep_backup(database(), options_of_keep_);
    ASSERT_TRUE(kept.has_value()) << kept.error().message;
    EXPECT_THAT(kept->faults, ElementsAre("orders.total: 1"));
    EXPECT_THAT(files(), ElementsAre(backup_name(today, GetParam(), false)));
}

TEST_P(keeping, removes_what_has_outlived_and_nothing_else) {
    fs::create_directories(options_of_keep_.folder);
    const auto old = backup_name(days_ago(100), GetParam(), true);
    for (const auto& name : {old, std::string("foyer-notes.txt"), std::string("other.sqlite")})
        std::ofstream(options_of_keep_.folder / name) << "x";
    options_of_keep_.old = {.keep_days = 90};
    const auto kept = keep_backup(database(), options_of_keep_);
    ASSERT_TRUE(kept.has_value()) << kept.error().message;
    ASSERT_THAT(kept->removed, SizeIs(1));
    EXPECT_EQ(kept->removed[0].file.filename(), old);
    EXPECT_THAT(
        files(),
        ElementsAre(backup_name(today, GetParam(), true), "foyer-notes.txt", "other.sqlite")
    );
}

TEST_P(keeping, leaves_the_old_ones_and_no_pieces_when_the_disk_is_full) {
    fs::create_directories(options_of_keep_.folder);
    const auto old = backup_name(days_ago(100), GetParam(), true);
    std::ofstream(options_of_keep_.folder / old) << "x";
    options_of_keep_.old = {.keep = 1, .keep_days = 1};
    {
        const full_disk full(16 << 10);
        EXPECT_THROW(static_cast<void>(keep_backup(database(), options_of_keep_)), db::failure);
    }
    EXPECT_THAT(files(), ElementsAre(old));
}

TEST_P(keeping, refuses_a_copy_of_which_no_database_can_be_made) {
    ASSERT_TRUE(keep_backup(database(), options_of_keep_).has_value());
    const auto file = options_of_keep_.folder / backup_name(today, GetParam(), true);
    fs::resize_file(file, fs::file_size(file) / 2);
    const auto looked = examine_copy(GetParam(), file, home().url(), [](db::database& copy) {
        copy.first<std::int64_t>(count_users);
        return std::vector<std::string>{};
    });
    ASSERT_TRUE(looked.has_error());
    EXPECT_EQ(looked.error().code, "backup.damaged");
}

}
