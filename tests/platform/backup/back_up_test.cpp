#include "platform/db/backup/back_up.hpp"

#include "app/tables.hpp"
#include "care/integrity/examination.hpp"
#include "care/small_shop.hpp"
#include "platform/db/backup/copy_check.hpp"
#include "support/database_fixture.hpp"

#include <atomic>
#include <fstream>
#include <thread>

namespace foyer::backup {

namespace {

namespace fs = std::filesystem;

constexpr db::query insert_setting{"test.insert_setting", R"sql(
    INSERT INTO settings (key, value, updated_at) VALUES ($1, $2, $3))sql"};
constexpr db::query count_settings{"test.count_settings", "SELECT COUNT(*) FROM settings"};

class back_up_test : public test::database_fixture {
protected:
    void SetUp() override {
        isolation_ = test::isolation::database;
        database_fixture::SetUp();
        if (IsSkipped()) return;
        create_tables(all_tables());
        test::fill_small_shop(database());
    }

    fs::path file(const char* name) const { return fs::path(home().folder()) / name; }

    void insert(int i) {
        database().change(insert_setting, "k" + std::to_string(i), json_value{"1"}, timestamp{});
    }
};

FOYER_ON_BOTH_ENGINES(back_up_test);

}

TEST_P(back_up_test, makes_one_file_that_only_its_owner_can_read) {
    const auto made = back_up(database(), file("copy"));
    ASSERT_TRUE(made.has_value()) << made.error().message;
    EXPECT_EQ(made->bytes, fs::file_size(file("copy")));
    EXPECT_EQ(
        fs::status(file("copy")).permissions(), fs::perms::owner_read | fs::perms::owner_write
    );
    for (const auto& entry : fs::directory_iterator(home().folder()))
        EXPECT_FALSE(
            entry.path().filename().string().starts_with("copy") &&
            entry.path().filename() != "copy"
        ) << entry.path();
    EXPECT_TRUE(check_copy(GetParam(), file("copy")).has_value());
}

TEST_P(back_up_test, overwrites_nothing) {
    std::ofstream(file("copy")) << "precious";
    const auto made = back_up(database(), file("copy"));
    ASSERT_TRUE(made.has_error());
    EXPECT_EQ(made.error().code, "backup.exists");
    EXPECT_EQ(fs::file_size(file("copy")), 8u);
}

TEST_P(back_up_test, wants_a_folder_that_exists) {
    const auto made = back_up(database(), file("nowhere") / "copy");
    ASSERT_TRUE(made.has_error());
    EXPECT_EQ(made.error().code, "backup.no_folder");
}

TEST_P(back_up_test, keeps_nothing_of_a_copy_that_came_out_damaged) {
    const auto made = make_checked_copy(GetParam(), file("copy"), [](const std::string& to) {
        std::ofstream(to) << "the disk said that it was written";
    });
    ASSERT_TRUE(made.has_error());
    EXPECT_EQ(made.error().code, "backup.damaged");
    for (const auto& entry : fs::directory_iterator(home().folder()))
        EXPECT_FALSE(entry.path().filename().string().starts_with("copy")) << entry.path();
}

TEST_P(back_up_test, copies_one_moment_while_others_write) {
    insert(0);
    std::atomic<bool> stop{false};
    std::atomic<int> written{1};
    std::thread writer([&] {
        for (; !stop; ++written) insert(written);
    });
    while (written < 10) std::this_thread::yield();
    const int before = written;
    const auto made = back_up(database(), file("copy"));
    const int after = written + 1;
    stop = true;
    writer.join();
    ASSERT_TRUE(made.has_value()) << made.error().message;
    if (GetParam() != db::engine::sqlite) return; // pg_restore has read it
    const auto copy = db::database::open({.url = "sqlite:" + file("copy").string()});
    const auto found = *copy->first<std::int64_t>(count_settings) - 1; // one is the small shop's
    EXPECT_GE(found, before);
    EXPECT_LE(found, after);
    EXPECT_TRUE(integrity::examine(*copy, all_tables(), timestamp{}).is_sound());
}

TEST_P(back_up_test, knows_a_damaged_copy) {
    ASSERT_TRUE(back_up(database(), file("copy")).has_value());
    {
        std::fstream bytes(file("copy"), std::ios::in | std::ios::out | std::ios::binary);
        const auto half = GetParam() == db::engine::sqlite ? fs::file_size(file("copy")) / 2 : 0;
        bytes.seekp(static_cast<std::streamoff>(half));
        bytes << std::string(GetParam() == db::engine::sqlite ? 9000 : 100, '\x5a');
    }
    const auto checked = check_copy(GetParam(), file("copy"));
    ASSERT_TRUE(checked.has_error());
    EXPECT_EQ(checked.error().code, "backup.damaged");
    EXPECT_FALSE(checked.error().fields.empty());
}

}
