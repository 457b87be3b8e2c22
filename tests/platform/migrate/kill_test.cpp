#include "orchard.hpp"
#include "platform/base/id.hpp"
#include "platform/db/migrate/runner.hpp"
#include "snapshot.hpp"
#include "support/database_fixture.hpp"
#include "worker_process.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

// kill -9 before each statement of a deploy and of a rollback. Wherever it hits, the database is at
// a whole part, and the next run arrives where an undisturbed one would have.
namespace foyer::migrate {

namespace {

// Every statement of the shop's own versions on PostgreSQL too, and a second run after each.
bool is_deep() { return std::getenv("FOYER_TEST_DEEP") != nullptr; }

class killed_migration : public testing::TestWithParam<db::engine> {
protected:
    void SetUp() override {
        if (GetParam() == db::engine::postgres && !test::has_postgres())
            GTEST_SKIP() << "FOYER_TEST_POSTGRES is not set";
        start_again();
    }

    void TearDown() override { std::filesystem::remove_all(files_); }

    void start_again() {
        home_.reset();
        home_.emplace(GetParam(), test::isolation::database);
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

    test::snapshot now() { return test::take_snapshot(home_->url()); }

    struct way {
        std::string folder;
        std::vector<std::string> before; // runs that lead to where it begins
        std::string where;
        int stride{1}; // kills before every so-manieth statement
    };

    // Kills the way before each statement, and lets another run finish it.
    void kill_everywhere(const way& w) {
        prepare(w);
        const auto beginning = now();
        const int statements = run(w.folder, w.where);
        const auto end = now();
        ASSERT_GT(statements, 0);
        ASSERT_NE(beginning, end);
        seen_.insert({beginning, end});
        std::set<test::snapshot> lead_on; // a run from there has arrived at the end
        bool is_at_beginning = false;
        for (int k = 1; k <= statements; k += w.stride) {
            SCOPED_TRACE("killed before statement " + std::to_string(k) + " to " + w.where);
            if (!is_at_beginning) prepare(w);
            const auto killed = test::run_worker(home_->url(), w.folder, w.where, k);
            ASSERT_TRUE(killed.killed) << killed.message;
            const auto left = now();
            seen_.insert(left);
            is_at_beginning = left == beginning;
            if (!lead_on.insert(left).second && !is_deep()) continue;
            run(w.folder, w.where);
            ASSERT_EQ(now(), end);
            is_at_beginning = false;
        }
    }

    void prepare(const way& w) {
        start_again();
        for (const auto& where : w.before) run(w.folder, where);
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
    std::set<test::snapshot> seen_;
    const std::string files_ =
        (std::filesystem::temp_directory_path() / ("foyer_kill_" + new_cuid())).string();
};

}

FOYER_ON_BOTH_ENGINES(killed_migration);

TEST_P(killed_migration, with_every_kind_of_part_goes_on_forward_and_back) {
    const auto folder = folder_with(orchard::history(GetParam()));
    kill_everywhere({folder, {}, "deploy"});
    kill_everywhere({folder, {"deploy"}, "0"});
    expect_whole_parts();
    EXPECT_THAT(
        seen_,
        testing::Contains(testing::Field(&test::snapshot::standing, "1; 2: 2 of its parts; "))
    );
}

TEST_P(killed_migration, of_the_shop_is_done_or_not_done) {
    const std::string folder = FOYER_SOURCE_MIGRATIONS;
    const bool samples = GetParam() == db::engine::postgres && !is_deep();
    kill_everywhere({folder, {}, "deploy", samples ? 3 : 1});
    kill_everywhere({folder, {"deploy"}, "1"});
    kill_everywhere({folder, {"deploy", "1"}, "0"});
    expect_whole_parts();
}

}
