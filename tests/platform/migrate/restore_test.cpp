#include "platform/db/migrate/restore/restore.hpp"

#include "garden.hpp"
#include "killed_program.hpp"
#include "platform/db/backup/back_up.hpp"
#include "platform/db/failure.hpp"
#include "platform/db/migrate/migration_lock.hpp"
#include "platform/db/migrate/rehearsal/careful.hpp"
#include "platform/db/migrate/rehearsal/record.hpp"
#include "platform/db/migrate/rehearsal/row_digests.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace foyer::migrate {

namespace {

namespace fs = std::filesystem;

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

constexpr std::chrono::minutes minute{1};
constexpr db::query count_trees{"test.count_trees", "SELECT count(*) FROM trees"};
constexpr db::query count_records{"test.count_records", "SELECT count(*) FROM foyer_rehearsals"};

// The database is opened only where it is looked at: a restore wants to be alone with it.
class restoring : public testing::TestWithParam<db::engine> {
protected:
    void SetUp() override {
        if (GetParam() == db::engine::postgres && !test::has_postgres())
            GTEST_SKIP() << "FOYER_TEST_POSTGRES is not set";
        home_ = std::make_unique<test::fresh_database>(GetParam(), test::isolation::database);
        history_ = garden::history(GetParam());
        folder_ = fs::path(home_->folder()) / "restore";
        careful_.trial.url = home_->url();
        careful_.trial.folder = folder_;
        careful_.trial.keep_free = 0;
        careful_.program_version = "1.2.3";
        const auto db = open();
        ASSERT_TRUE(deploy_carefully(*db, history_, careful_).has_value());
        db->execute_script(garden::seed_rows);
        db->execute_script("UPDATE trees SET variety = 'olive' WHERE id = 't1'");
    }

    std::unique_ptr<db::database> open() const {
        return db::database::open({.url = home_->url(), .create = true});
    }

    std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder_))
            names.push_back(entry.path().filename().string());
        return names;
    }

    // Waits for the sessions that this test has ended, as long as a busy machine may need.
    restore_options options() const {
        return {
            .url = home_->url(), .folder = folder_, .name = {}, .keep_free = 0, .patience = minute
        };
    }

    // Goes back to version 1 and gives up the variety of a tree.
    restore_point lose_something() {
        careful_.accept_loss = true;
        const auto back = rollback_carefully(*open(), history_, 1, careful_);
        EXPECT_TRUE(back.has_value()) << back.error().message;
        EXPECT_TRUE(back->point.has_value());
        return *back->point;
    }

    std::unique_ptr<test::fresh_database> home_;
    std::vector<migration> history_;
    fs::path folder_;
    careful_options careful_;
};

}

FOYER_ON_BOTH_ENGINES(restoring);

TEST_P(restoring, is_not_needed_where_a_loss_is_not_accepted) {
    const auto db = open();
    const auto facts_before = read_facts(*db);
    const auto refused = rollback_carefully(*db, history_, std::nullopt, careful_);
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.would_lose_rows");
    ASSERT_THAT(refused.error().fields, SizeIs(1));
    EXPECT_EQ(refused.error().fields[0].field, "trees.variety");
    EXPECT_EQ(refused.error().fields[0].detail, "1");
    EXPECT_EQ(read_facts(*db), facts_before);
    EXPECT_THAT(list_restore_points(folder_, GetParam()), IsEmpty());
}

TEST_P(restoring, is_not_needed_where_something_to_lose_comes_after_the_rehearsal) {
    open()->execute_script("UPDATE trees SET variety = 'unknown'");
    std::vector<verdict> heard;
    careful_.on_verdict = [&](const rehearsal& r) {
        heard.push_back(r.found);
        open()->execute_script("UPDATE trees SET variety = 'olive' WHERE id = 't1'");
    };
    const auto refused = rollback_carefully(*open(), history_, 1, careful_);
    EXPECT_THAT(heard, ElementsAre(verdict::lossless));
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.would_lose_rows");
    EXPECT_EQ(read_journal(*open()).size(), 2U);
}

TEST_P(restoring, gives_back_every_row_after_a_lossy_rollback) {
    std::optional<row_digests> before;
    before.emplace(*open(), home_->folder());
    const auto facts_before = read_facts(*open());
    const auto point = lose_something();
    EXPECT_EQ(point.version, 2);
    EXPECT_EQ(fs::status(point.file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_NE(read_facts(*open()), facts_before);

    const auto done = restore(options());
    ASSERT_TRUE(done.has_value()) << done.error().message;
    EXPECT_EQ(done->to.name, point.name);
    const auto db = open();
    EXPECT_EQ(read_facts(*db), facts_before);
    EXPECT_THAT(before->compare(*db).losses, IsEmpty());
    EXPECT_EQ(read_journal(*db).size(), 2U);
    EXPECT_EQ(done->before.version, 1);
    EXPECT_THAT(list_restore_points(folder_, GetParam()), SizeIs(2));
}

TEST_P(restoring, can_itself_be_taken_back) {
    lose_something();
    const auto done = restore(options());
    ASSERT_TRUE(done.has_value()) << done.error().message;
    auto back = options();
    back.name = done->before.name;
    ASSERT_TRUE(restore(back).has_value());
    EXPECT_EQ(read_journal(*open()).size(), 1U);
}

TEST_P(restoring, lets_go_of_points_that_have_outlived_when_another_was_taken) {
    const auto point = lose_something();
    const auto copy_to = [&](const std::string& name) {
        fs::copy_file(point.file, folder_ / (name + point.file.extension().string()));
        return name;
    };
    const auto old_loss = copy_to("0002_20200101T000000000Z");
    const auto old_left = copy_to("0001_20200102T000000000Z-left");
    auto wanted = options();
    wanted.name = point.name;
    wanted.old.keep = 1;
    const auto done = restore(wanted);
    ASSERT_TRUE(done.has_value()) << done.error().message;
    EXPECT_THAT(
        done->removed, ElementsAre(
                           testing::Field(&restore_point::name, old_left),
                           testing::Field(&restore_point::name, old_loss)
                       )
    );
    EXPECT_THAT(list_restore_points(folder_, GetParam()), SizeIs(2));

    copy_to(old_loss);
    careful_.old_points.keep = 1;
    const auto back = rollback_carefully(*open(), history_, 1, careful_);
    ASSERT_TRUE(back.has_value()) << back.error().message;
    EXPECT_THAT(back->removed, ElementsAre(testing::Field(&restore_point::name, old_loss)));
    EXPECT_THAT(list_restore_points(folder_, GetParam()), SizeIs(3)) << "young ones stay";
}

TEST_P(restoring, takes_away_what_came_since_the_point) {
    const auto point = take_restore_point(*open(), folder_);
    ASSERT_TRUE(point.has_value());
    open()->execute_script(
        "CREATE TABLE sheds (id TEXT PRIMARY KEY, tree_id TEXT REFERENCES trees (id));"
        "INSERT INTO sheds VALUES ('s1', 't1'); INSERT INTO trees (id, plot_id, value)"
        " VALUES ('t3', 'p1', 0)"
    );
    const auto done = restore(options());
    ASSERT_TRUE(done.has_value()) << done.error().message;
    const auto db = open();
    EXPECT_FALSE(has_table(*db, "sheds"));
    EXPECT_EQ(db->first<std::int64_t>(count_trees), 2);
}

TEST_P(restoring, is_refused_while_somebody_is_connected) {
    lose_something();
    const auto somebody = open();
    EXPECT_EQ(somebody->first<std::int64_t>(count_trees), 2);
    auto impatient = options();
    impatient.patience = {};
    const auto refused = restore(impatient);
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "restore.in_use");
    EXPECT_EQ(read_journal(*somebody).size(), 1U);
}

TEST_P(restoring, changes_nothing_when_somebody_begins_to_migrate_meanwhile) {
    if (GetParam() == db::engine::sqlite) GTEST_SKIP() << "the restore is alone with the file";
    ASSERT_TRUE(take_restore_point(*open(), folder_).has_value());
    open()->execute_script("DELETE FROM trees WHERE id = 't1'");
    auto how = options();
    std::unique_ptr<db::database> other;
    std::unique_ptr<db::script_session> session;
    std::optional<result<migration_lock>> held;
    how.on_progress = [&](std::int64_t done, std::int64_t) {
        if (done != 0) return;
        other = open();
        session = other->open_script();
        held.emplace(migration_lock::take(*session, std::chrono::milliseconds(0)));
    };
    EXPECT_THROW((void)restore(how), db::failure);
    ASSERT_TRUE(held.has_value() && held->has_value());
    EXPECT_EQ(open()->first<std::int64_t>(count_trees), 1);
}

TEST_P(restoring, refuses_a_point_that_is_unknown_or_damaged) {
    auto unknown = options();
    unknown.name = "0009_20260101T000000000Z";
    const auto nowhere = restore(unknown);
    ASSERT_TRUE(nowhere.has_error());
    EXPECT_EQ(nowhere.error().code, "restore.unknown");

    const auto point = lose_something();
    fs::resize_file(point.file, static_cast<std::uintmax_t>(point.bytes) / 2);
    const auto damaged = restore(options());
    ASSERT_TRUE(damaged.has_error());
    EXPECT_EQ(damaged.error().code, "backup.damaged");
    EXPECT_EQ(read_journal(*open()).size(), 1U);
}

TEST_P(restoring, takes_a_backup_from_anywhere) {
    const auto file = fs::path(home_->folder()) / "elsewhere.backup";
    ASSERT_TRUE(backup::back_up(*open(), file).has_value());
    open()->execute_script("DELETE FROM trees");
    auto wanted = options();
    wanted.file = file;
    wanted.newest = 2;
    const auto done = restore(wanted);
    ASSERT_TRUE(done.has_value()) << done.error().message;
    EXPECT_EQ(done->to.version, 2);
    EXPECT_EQ(open()->first<std::int64_t>(count_trees), 2);
    EXPECT_TRUE(fs::exists(file));
    auto back = options();
    back.name = done->before.name;
    ASSERT_TRUE(restore(back).has_value());
    EXPECT_EQ(open()->first<std::int64_t>(count_trees), 0);
}

TEST_P(restoring, refuses_a_file_that_is_no_backup_of_this_program) {
    const test::fresh_database other(GetParam(), test::isolation::database);
    const auto folder = fs::path(home_->folder());
    {
        const auto db = db::database::open({.url = other.url(), .create = true});
        db->execute_script("CREATE TABLE guests (id TEXT PRIMARY KEY)");
        ASSERT_TRUE(backup::back_up(*db, folder / "foreign").has_value());
        ASSERT_TRUE(backup::back_up(*open(), folder / "newer").has_value());
        ASSERT_TRUE(backup::back_up(*open(), folder / "damaged").has_value());
    }
    fs::resize_file(folder / "damaged", fs::file_size(folder / "damaged") / 2);
    std::ofstream(folder / "text") << "Dear shop, this is a letter and not a backup.\n";
    const std::pair<const char*, std::string> cases[] = {
        {"nowhere", "restore.no_file"}, {"foreign", "restore.foreign"}, {"newer", "restore.newer"},
        {"damaged", "backup.damaged"},  {"text", "backup.damaged"},
    };
    for (const auto& [name, code] : cases) {
        auto wanted = options();
        wanted.file = folder / name;
        wanted.newest = 1;
        const auto refused = restore(wanted);
        ASSERT_TRUE(refused.has_error()) << name;
        EXPECT_EQ(refused.error().code, code) << name;
    }
    EXPECT_EQ(open()->first<std::int64_t>(count_trees), 2);
    EXPECT_THAT(list_restore_points(folder_, GetParam()), IsEmpty());
}

TEST_P(restoring, begins_nothing_when_the_disk_is_too_small) {
    lose_something();
    auto wanted = options();
    wanted.keep_free = std::int64_t{1} << 60;
    const auto refused = restore(wanted);
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.no_room");
    EXPECT_THAT(list_restore_points(folder_, GetParam()), SizeIs(1));
}

// At each place where it says how far it is.
TEST_P(restoring, that_is_killed_leaves_the_old_state_and_works_the_next_time) {
    // More than a step of SQLite's pages.
    open()->execute_script(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)"
        " INSERT INTO trees (id, plot_id, value, note)"
        " SELECT 'u' || i, 'p1', 1, 'a note that makes the row long enough ' || i FROM n"
    );
    const auto point = lose_something();
    std::optional<row_digests> before;
    before.emplace(*open(), home_->folder());
    for (int place = 1; place <= 2; ++place) {
        ASSERT_TRUE(
            test::is_killed("restore", home_->url(), folder_.string(), std::to_string(place))
        ) << place;
        const auto db = open();
        EXPECT_EQ(read_journal(*db).size(), 1U);
        EXPECT_THAT(before->compare(*db).losses, IsEmpty());
    }
    auto again = options();
    again.name = point.name;
    const auto done = restore(again);
    ASSERT_TRUE(done.has_value()) << done.error().message;
    EXPECT_EQ(open()->first<std::int64_t>(count_trees), 40002);
}

TEST_P(restoring, clears_away_what_a_killed_restore_point_left) {
    ASSERT_TRUE(test::is_killed("point", home_->url(), folder_.string(), "2"));
    ASSERT_THAT(files(), SizeIs(3));
    std::ofstream(folder_ / "mine.part") << "nobody's business";
    const auto point = take_restore_point(*open(), folder_);
    ASSERT_TRUE(point.has_value()) << point.error().message;
    EXPECT_THAT(files(), UnorderedElementsAre(point->file.filename(), "mine.part"));
}

TEST_P(restoring, notes_every_rehearsal_in_the_database) {
    const auto first = last_rehearsal(*open());
    ASSERT_TRUE(first.has_value());
    EXPECT_EQ(first->verdict, "lossless");
    EXPECT_EQ(first->from_version, 0);
    EXPECT_EQ(first->to_version, 2);
    EXPECT_EQ(first->program_version, "1.2.3");
    EXPECT_TRUE(rollback_carefully(*open(), history_, 1, careful_).has_error());
    const auto second = last_rehearsal(*open());
    EXPECT_EQ(second->direction, "rollback");
    EXPECT_EQ(second->verdict, "lossy");
    EXPECT_THAT(second->details, HasSubstr("column trees.variety"));
    EXPECT_EQ(second->rows_compared, 4);
    careful_.rehearse = false;
    careful_.accept_loss = true;
    EXPECT_TRUE(rollback_carefully(*open(), history_, 1, careful_).has_value());
    EXPECT_EQ(last_rehearsal(*open())->verdict, "skipped");
    EXPECT_THAT(list_restore_points(folder_, GetParam()), SizeIs(1));
}

TEST_P(restoring, changes_nothing_where_a_step_is_impossible) {
    history_.push_back({3, "third", "INSERT INTO nowhere VALUES (1);\n", "SELECT 1;\n"});
    std::vector<verdict> heard;
    careful_.on_verdict = [&](const rehearsal& r) { heard.push_back(r.found); };
    const auto refused = deploy_carefully(*open(), history_, careful_);
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.rehearsal_failed");
    EXPECT_THAT(heard, ElementsAre(verdict::impossible));
    EXPECT_EQ(read_journal(*open()).size(), 2U);
    EXPECT_EQ(last_rehearsal(*open())->verdict, "impossible");
}

TEST_P(restoring, rehearses_nothing_where_nothing_is_to_do) {
    const auto count = open()->first<std::int64_t>(count_records);
    EXPECT_THAT(deploy_carefully(*open(), history_, careful_)->steps, IsEmpty());
    EXPECT_EQ(open()->first<std::int64_t>(count_records), count);
}

}
