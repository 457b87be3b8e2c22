#include "orchard.hpp"
#include "platform/base/id.hpp"
#include "platform/db/migrate/runner.hpp"
#include "snapshot.hpp"
#include "support/database_fixture.hpp"
#include "support/deep.hpp"
#include "worker_process.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>

// kill -9 before each statement of a deploy and of a rollback. Wherever it hits, the database is at
// a whole part, and the next run arrives where an undisturbed one would have.
namespace foyer::migrate {

namespace {

class killed_migration : public testing::TestWithParam<db::engine> {
protected:
    void SetUp() override {
        if (GetParam() == db::engine::postgres && !test::has_postgres())
            GTEST_SKIP() << "FOYER_TEST_POSTGRES is not set";
        start_again();
    }

    void TearDown() override { std::filesystem::remove_all(files_); }

    // An empty database at the same address.
    void start_again() {
        if (!home_) home_.emplace(GetParam(), test::isolation::database);
        if (GetParam() == db::engine::postgres) {
            if (!look_) look_ = db::database::open({.url = home_->url()});
            look_->execute_script("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        } else {
            std::filesystem::remove_all(home_->folder());
            std::filesystem::create_directories(home_->folder());
        }
    }

    const std::string& folder_with(const std::vector<migration>& history) {
        orchard::write_history(files_, GetParam(), history);
        return files_;
    }

    // Must come to its end; gives the number of its statements.
    int run(const std::string& folder, const std::string& where) {
        const auto done = test::run_worker(home_->url(), folder, where, 0);
        EXPECT_EQ(done.exit, 0) << done.message;
        return done.statements;
    }

    test::snapshot now() {
        if (!look_) look_ = db::database::open({.url = home_->url(), .create = true});
        auto found = test::take_snapshot(*look_);
        // Nobody else may have the file open when the program is killed: the next one recovers it.
        if (GetParam() == db::engine::sqlite) look_.reset();
        return found;
    }

    struct way {
        std::string folder;
        std::vector<std::string> before; // folders deployed to get to where it begins
        std::string where;
        int stride{1}; // each kill so many statements later than the one before
    };

    void kill_everywhere(const way& w) {
        SCOPED_TRACE("on the way to " + w.where);
        prepare(w);
        const auto beginning = now();
        const int statements = run(w.folder, w.where);
        const auto end = now();
        ASSERT_GT(statements, 0);
        ASSERT_NE(beginning, end);
        if (test::is_deep())
            for (int k = 1; k <= statements; ++k) kill_and_finish(w, k, end);
        else
            kill_on_and_on(w, statements, end);
    }

    // Each run is killed one statement later than the one before, until what it has done stays;
    // then from there.
    void kill_on_and_on(const way& w, int statements, const test::snapshot& end) {
        prepare(w);
        auto standing = now();
        int kills = 0;
        for (int k = 1;; k += w.stride) {
            const auto outcome = test::run_worker(home_->url(), w.folder, w.where, k);
            if (!outcome.killed) {
                EXPECT_EQ(outcome.exit, 0) << outcome.message;
                break;
            }
            ++kills;
            const auto left = now();
            seen_.insert(left);
            if (left != standing) k = 1 - w.stride;
            standing = left;
        }
        EXPECT_EQ(now(), end);
        EXPECT_GE(kills, statements / w.stride);
    }

    void kill_and_finish(const way& w, int k, const test::snapshot& end) {
        SCOPED_TRACE("killed before statement " + std::to_string(k));
        prepare(w);
        ASSERT_TRUE(test::run_worker(home_->url(), w.folder, w.where, k).killed);
        seen_.insert(now());
        run(w.folder, w.where);
        ASSERT_EQ(now(), end);
    }

    void prepare(const way& w) {
        start_again();
        for (const auto& folder : w.before) run(folder, "deploy");
    }

    // How far the history says it is decides what is there, whether it was on the way forward or
    // back. A part in doubt is done or not done; only batches may stand between.
    void expect_whole_parts() {
        std::map<std::string, test::snapshot> whole;
        std::set<std::string> definitions;
        for (const auto& s : seen_) {
            if (s.standing.find("begun") != std::string::npos) continue;
            EXPECT_EQ(whole.emplace(s.standing, s).first->second, s) << s.standing;
            definitions.insert(s.definitions);
        }
        for (const auto& s : seen_)
            EXPECT_TRUE(definitions.contains(s.definitions)) << s.standing << s.definitions;
    }

    std::optional<test::fresh_database> home_;
    std::unique_ptr<db::database> look_;
    std::set<test::snapshot> seen_;
    const std::string files_ =
        (std::filesystem::temp_directory_path() / ("foyer_kill_" + new_cuid())).string();
};

}

FOYER_ON_BOTH_ENGINES(killed_migration);

TEST_P(killed_migration, with_every_kind_of_part_goes_on_forward_and_back) {
    const auto folder = folder_with(orchard::history(GetParam()));
    kill_everywhere({folder, {}, "deploy"});
    kill_everywhere({folder, {folder}, "0"});
    expect_whole_parts();
    std::set<std::string> standings;
    for (const auto& s : seen_) standings.insert(s.standing);
    EXPECT_THAT(
        standings, testing::IsSupersetOf(
                       {"1; ", "1; 2: 1 of its parts; ", "1; 2: 1 of its parts, begun; ",
                        "1; 2: 2 of its parts, begun; ", "1; 2: 3 of its parts; ", "1; 2; "}
                   )
    );
}

TEST_P(killed_migration, of_the_shop_is_done_or_not_done) {
    const std::string folder = FOYER_SOURCE_MIGRATIONS;
    auto first = read_migrations(folder, GetParam());
    ASSERT_TRUE(first.has_value()) << first.error().message;
    first->resize(1);
    const auto seed = folder_with(*first);
    // Its first version has a hundred statements, and a process of the server takes its time.
    const int stride = GetParam() == db::engine::postgres && !test::is_deep() ? 3 : 1;
    kill_everywhere({seed, {}, "deploy", stride});
    kill_everywhere({folder, {seed}, "deploy"});
    kill_everywhere({folder, {folder}, "1"});
    kill_everywhere({seed, {seed}, "0", stride});
    expect_whole_parts();
}

// Real programs that start at the same moment.
TEST_P(killed_migration, is_done_once_by_programs_that_deploy_together) {
    const auto folder = folder_with(orchard::history(GetParam()));
    std::vector<int> statements;
    for (const auto& outcome : test::run_workers(4, home_->url(), folder, "deploy")) {
        EXPECT_EQ(outcome.exit, 0) << outcome.message;
        if (outcome.statements > 0) statements.push_back(outcome.statements);
    }
    EXPECT_EQ(statements.size(), 1U) << "one works, the others find nothing to do";
    EXPECT_EQ(now().standing, "1; 2; 3; ");
}

}
