#include "platform/db/migrate/rehearsal/rehearsal.hpp"

#include "garden.hpp"
#include "killed_program.hpp"
#include "platform/db/migrate/rehearsal/row_digests.hpp"
#include "platform/db/migrate/runner.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace foyer::migrate {

namespace {

namespace fs = std::filesystem;

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// Clones in the cluster: of this test and of others that run at the same time.
constexpr db::query list_clones{"test.list_clones", R"sql(
    SELECT datname FROM pg_database WHERE datname LIKE 'foyer\_rehearsal\_%')sql"};

class rehearsals : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        history_ = garden::history(GetParam());
        options_of_trial_.url = home().url();
        options_of_trial_.folder = fs::path(home().folder()) / "restore";
        options_of_trial_.keep_free = 0;
        ASSERT_TRUE(deploy(database(), history_).has_value());
        database().execute_script(garden::seed_rows);
    }

    bool is_postgres() const { return GetParam() == db::engine::postgres; }

    // A third version of these statements.
    void add_version(const std::string& up, const std::string& down) {
        history_.push_back({3, "third", up + ";\n", down + ";\n"});
    }

    rehearsal tried(int from, int to) {
        auto r = rehearse(database(), history_, from, to, options_of_trial_);
        EXPECT_TRUE(r.has_value()) << r.error().message;
        return r.has_value() ? std::move(*r) : rehearsal{};
    }

    // What a crash may leave of this database.
    std::vector<std::string> leftovers() {
        std::vector<std::string> out;
        if (is_postgres()) return database().all<std::string>(list_clones);
        for (const auto& entry : fs::directory_iterator(home().folder()))
            if (entry.path().filename().string().find(".rehearsal-") != std::string::npos)
                out.push_back(entry.path().string());
        return out;
    }

    std::vector<migration> history_;
    rehearsal_options options_of_trial_;
};

}

FOYER_ON_BOTH_ENGINES(rehearsals);

TEST_P(rehearsals, finds_that_nothing_is_lost) {
    const auto code = garden::full();
    options_of_trial_.code = &code;
    ASSERT_TRUE(rollback(database(), history_).has_value());
    const auto facts_before = read_facts(database());
    const auto r = tried(1, 2);
    EXPECT_EQ(r.found, verdict::lossless) << describe(r);
    EXPECT_EQ(r.way, direction::deploy);
    EXPECT_EQ(r.rows, 4);
    EXPECT_FALSE(r.is_sample);
    EXPECT_EQ(read_facts(database()), facts_before);
    EXPECT_EQ(read_journal(database()).size(), 1U);
    EXPECT_THAT(describe(r), HasSubstr("rehearsal of deploy 0001 -> 0002: LOSSLESS"));
}

TEST_P(rehearsals, tries_an_empty_database) {
    ASSERT_TRUE(rollback(database(), history_, {.to = 0, .accept_loss = true}).has_value());
    const auto code = garden::full();
    options_of_trial_.code = &code;
    const auto r = tried(0, 2);
    EXPECT_EQ(r.found, verdict::lossless) << describe(r);
    EXPECT_EQ(r.rows, 0);
}

TEST_P(rehearsals, counts_the_values_of_a_dropped_column_that_are_no_default) {
    run_sql("UPDATE trees SET variety = 'olive' WHERE id = 't1'");
    const auto r = tried(2, 1);
    EXPECT_EQ(r.found, verdict::lossy);
    EXPECT_THAT(r.losses, ElementsAre(loss{"trees", "variety", 1}));
    EXPECT_EQ(read_journal(database()).size(), 2U);
}

TEST_P(rehearsals, counts_the_rows_of_a_dropped_table) {
    auto without_trees = garden::full();
    std::erase_if(without_trees.tables, [](const auto& t) { return t.name == "trees"; });
    history_.push_back(draft(garden::full(), without_trees, 3, "felled", dialect_of(GetParam())));
    const auto r = tried(2, 3);
    EXPECT_EQ(r.found, verdict::lossy);
    EXPECT_THAT(r.losses, ElementsAre(loss{"trees", "", 2}));
}

TEST_P(rehearsals, counts_the_values_that_a_narrower_type_changes) {
    run_sql(
        "UPDATE trees SET value = 1250 WHERE id = 't1'",
        "UPDATE trees SET value = 12.5 WHERE id = 't1'"
    );
    if (is_postgres())
        add_version(
            "ALTER TABLE trees ALTER COLUMN value TYPE NUMERIC(14,0)",
            "ALTER TABLE trees ALTER COLUMN value TYPE NUMERIC(14,2)"
        );
    else
        add_version("UPDATE trees SET value = value / 100", "UPDATE trees SET value = value * 100");
    const auto r = tried(2, 3);
    EXPECT_EQ(r.found, verdict::lossy);
    EXPECT_THAT(r.losses, ElementsAre(loss{"trees", "value", 1}));
}

TEST_P(rehearsals, names_structure_that_does_not_come_back) {
    run_sql("CREATE INDEX by_hand ON trees (variety)");
    add_version("DROP INDEX IF EXISTS by_hand", "SELECT 1");
    const auto r = tried(2, 3);
    EXPECT_EQ(r.found, verdict::lossy);
    ASSERT_THAT(r.structure, SizeIs(1));
    EXPECT_EQ(r.structure[0].object, "index by_hand of trees");
    EXPECT_EQ(r.structure[0].found, "nothing");
}

TEST_P(rehearsals, finds_a_step_impossible_whose_up_fails) {
    add_version("INSERT INTO nowhere VALUES (1)", "SELECT 1");
    const auto r = tried(2, 3);
    EXPECT_EQ(r.found, verdict::impossible);
    EXPECT_EQ(r.failed_step, "up");
    EXPECT_THAT(r.reason, HasSubstr("nowhere"));
}

TEST_P(rehearsals, finds_a_step_impossible_whose_down_fails) {
    add_version("SELECT 1", "INSERT INTO nowhere VALUES (1)");
    const auto r = tried(2, 3);
    EXPECT_EQ(r.found, verdict::impossible);
    EXPECT_EQ(r.failed_step, "down");
    EXPECT_THAT(r.reason, HasSubstr("nowhere"));
}

TEST_P(rehearsals, finds_a_rule_impossible_that_rows_break) {
    auto strict = garden::full();
    for (auto& t : strict.tables)
        for (auto& c : t.columns)
            if (c.name == "note") c.nullable = false;
    history_.push_back(draft(garden::full(), strict, 3, "strict", dialect_of(GetParam())));
    const auto r = tried(2, 3);
    EXPECT_EQ(r.found, verdict::impossible) << "t2 has no note";
    EXPECT_EQ(r.failed_step, "up");
}

TEST_P(rehearsals, holds_the_structure_against_code) {
    auto other = garden::full();
    for (auto& t : other.tables) std::erase_if(t.columns, [](auto& c) { return c.name == "note"; });
    options_of_trial_.code = &other;
    ASSERT_TRUE(rollback(database(), history_, {.to = 0, .accept_loss = true}).has_value());
    const auto r = tried(0, 2);
    EXPECT_EQ(r.found, verdict::impossible);
    EXPECT_EQ(r.failed_step, "checks");
    EXPECT_THAT(describe(r), HasSubstr("column trees.note: expected nothing, found "));
}

TEST_P(rehearsals, stops_at_what_the_examination_finds_new) {
    add_version("UPDATE trees SET height = 7 WHERE id = 't1'", "UPDATE trees SET height = 0");
    options_of_trial_.examine = [](db::database& db) {
        constexpr db::query tall{"test.tall", "SELECT id FROM trees WHERE height > 5 ORDER BY id"};
        return db.all<std::string>(tall);
    };
    EXPECT_EQ(tried(2, 3).reason, "t1");
    run_sql("UPDATE trees SET height = 7 WHERE id = 't1'");
    history_.back().down = "SELECT 1;\n";
    EXPECT_EQ(tried(2, 3).found, verdict::lossless) << "it was so before";
}

TEST_P(rehearsals, leaves_edited_files_to_deploy) {
    history_[0].up += "-- a good idea\n";
    add_version("SELECT 1", "SELECT 1");
    const auto r = rehearse(database(), history_, 2, 3, options_of_trial_);
    ASSERT_TRUE(r.has_error());
    EXPECT_EQ(r.error().code, "migration.edited");
}

TEST_P(rehearsals, begins_nothing_when_the_disk_is_too_small) {
    add_version("SELECT 1", "SELECT 1");
    options_of_trial_.keep_free = std::int64_t{1} << 60;
    const auto r = rehearse(database(), history_, 2, 3, options_of_trial_);
    ASSERT_TRUE(r.has_error());
    EXPECT_EQ(r.error().code, "migration.no_room");
    ASSERT_FALSE(r.error().fields.empty());
    EXPECT_THAT(r.error().fields[0].detail, HasSubstr("needs "));
    EXPECT_THAT(r.error().fields[0].detail, HasSubstr("are free"));
    if (!is_postgres()) {
        EXPECT_THAT(leftovers(), IsEmpty());
    }
}

TEST_P(rehearsals, leave_no_clone_behind) {
    add_version("INSERT INTO nowhere VALUES (1)", "SELECT 1");
    std::vector<std::string> during;
    options_of_trial_.on_stage = [&](std::string_view) {
        if (during.empty()) during = leftovers();
    };
    tried(2, 3);
    EXPECT_THAT(during, testing::Not(IsEmpty()));
    const auto after = leftovers();
    for (const auto& mine : during)
        if (!is_postgres()) {
            EXPECT_FALSE(fs::exists(mine));
        }
    if (!is_postgres()) {
        EXPECT_THAT(after, IsEmpty());
    }
}

TEST_P(rehearsals, that_are_killed_touch_nothing_and_the_next_one_cleans_up) {
    run_sql("UPDATE trees SET variety = 'olive' WHERE id = 't1'");
    const auto facts_before = read_facts(database());
    const row_digests rows_before(database(), home().folder());
    ASSERT_TRUE(test::is_killed(
        "rehearse", home().url(), options_of_trial_.folder.string(), "comparing the rows"
    ));
    const auto left = leftovers();
    ASSERT_THAT(left, testing::Not(IsEmpty()));
    EXPECT_EQ(read_facts(database()), facts_before);
    EXPECT_THAT(rows_before.compare(database()).losses, IsEmpty());
    // The server may take a moment to see that the program is gone.
    const auto is_gone = [&] {
        tried(2, 1);
        const auto now = leftovers();
        return std::ranges::none_of(left, [&](const auto& l) {
            return std::ranges::find(now, l) != now.end();
        });
    };
    bool gone = is_gone();
    for (int attempt = 0; !gone && attempt < 60; ++attempt) gone = is_gone();
    EXPECT_TRUE(gone);
}

namespace {

class sampled_rehearsals : public rehearsals {
protected:
    void SetUp() override {
        if (GetParam() != db::engine::postgres) GTEST_SKIP() << "SQLite has no samples";
        rehearsals::SetUp();
        if (IsSkipped()) return;
        run_sql(R"sql(
            INSERT INTO plots (id, name)
            SELECT 'q' || i, 'plot ' || i FROM generate_series(1, 5000) i;
            INSERT INTO trees (id, plot_id, value, variety)
            SELECT 'u' || i, 'q' || 1 + (i * 7919) % 5000, 1, CASE WHEN i <= 150 THEN 'olive'
                ELSE 'unknown' END FROM generate_series(1, 20000) i)sql");
        options_of_trial_.sample_rows = 100;
    }
};

}

INSTANTIATE_TEST_SUITE_P(
    data, sampled_rehearsals, testing::Values(db::engine::postgres), test::engine_name
);

TEST_P(sampled_rehearsals, count_what_is_lost_in_the_real_database) {
    const auto r = tried(2, 1);
    EXPECT_TRUE(r.is_sample);
    EXPECT_GE(r.rows, 200);
    EXPECT_LE(r.rows, 400) << "100 of each table, and the plots of 100 trees";
    EXPECT_EQ(r.found, verdict::lossy);
    EXPECT_THAT(r.losses, ElementsAre(loss{"trees", "variety", 150}));
}

TEST_P(sampled_rehearsals, take_all_rows_on_request) {
    options_of_trial_.all_rows = true;
    const auto r = tried(2, 1);
    EXPECT_FALSE(r.is_sample);
    EXPECT_EQ(r.rows, 25004);
    EXPECT_THAT(r.losses, ElementsAre(loss{"trees", "variety", 150}));
}

TEST_P(sampled_rehearsals, say_that_they_count_only_the_sample_where_no_file_says_what_is_lost) {
    add_version("UPDATE trees SET height = 1", "SELECT 1");
    const auto r = tried(2, 3);
    EXPECT_EQ(r.found, verdict::lossy);
    ASSERT_THAT(r.losses, SizeIs(1));
    EXPECT_LE(r.losses[0].rows, 100);
    EXPECT_THAT(describe(r), HasSubstr("--all-rows counts those of the database"));
}

TEST_P(sampled_rehearsals, are_not_possible_for_a_role_that_may_not_make_databases) {
    const auto role = "plain_" + fs::path(home().folder()).filename().string();
    const auto schema = role.substr(role.find("test_"));
    run_sql(
        "CREATE ROLE " + role + " LOGIN; GRANT USAGE ON SCHEMA " + schema + " TO " + role +
        "; GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + role
    );
    options_of_trial_.url = home().url() + "&user=" + role;
    const auto own = db::database::open({.url = options_of_trial_.url});
    const auto r = rehearse(*own, history_, 2, 1, options_of_trial_);
    run_sql("DROP OWNED BY " + role + "; DROP ROLE " + role);
    ASSERT_TRUE(r.has_error());
    EXPECT_EQ(r.error().code, "migration.rehearsal_not_possible");
    EXPECT_THAT(r.error().message, HasSubstr("CREATEDB"));
}

}
