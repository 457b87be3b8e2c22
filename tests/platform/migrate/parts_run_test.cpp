#include "orchard.hpp"
#include "platform/db/failure.hpp"
#include "platform/db/migrate/inspection.hpp"
#include "platform/db/migrate/parts.hpp"
#include "platform/db/migrate/runner.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::migrate {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Key;
using testing::Not;

constexpr db::query count_graded{
    "test.count_graded", "SELECT count(*) FROM trees WHERE grade IS NOT NULL"
};

struct interrupted : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class migration_parts : public test::database_fixture {
protected:
    void SetUp() override {
        isolation_ = test::isolation::database; // sessions are looked at and ended
        database_fixture::SetUp();
        history_ = orchard::history(GetParam());
    }

    // Deploys until the statement with this text comes up for the `time`th time.
    void deploy_until(std::string_view text, int time = 1) {
        run_options how;
        how.on_statement = [&, time](const statement_event& e) mutable {
            if (e.sql.find(text) != e.sql.npos && --time == 0) throw interrupted("here");
        };
        EXPECT_THROW((void)deploy(database(), history_, {}, how), interrupted) << text;
    }

    step_status grades() { return status(database(), history_)[1]; }

    std::vector<int> deployed(const run_options& how = {}) {
        std::vector<int> versions;
        const auto done = deploy(database(), history_, {}, how);
        EXPECT_TRUE(done.has_value()) << done.error().message;
        if (done)
            for (const auto& s : *done) versions.push_back(s.version);
        return versions;
    }

    std::string refusal_of_deploy(const run_options& how = {}) {
        const auto done = deploy(database(), history_, {}, how);
        if (done.has_value()) return "no error";
        message_ = done.error().message;
        return std::string(done.error().code);
    }

    std::vector<migration> history_;
    std::string message_;
};

}

FOYER_ON_BOTH_ENGINES(migration_parts);

TEST_P(migration_parts, are_done_in_their_order) {
    EXPECT_THAT(deployed(), ElementsAre(1, 2, 3));
    EXPECT_EQ(database().first<std::int64_t>(count_graded), orchard::tree_count);
    EXPECT_THROW(
        run_sql("INSERT INTO trees (id, name, grade) VALUES (99, 'x', NULL)"), db::failure
    );
    EXPECT_EQ(grades().state, state::applied);
    EXPECT_THAT(deployed(), IsEmpty());
}

TEST_P(migration_parts, tell_how_many_rows_of_a_batch_are_left) {
    std::vector<std::int64_t> left;
    run_options how;
    how.on_batch = [&](const batch_event& e) {
        EXPECT_EQ(e.version, 2);
        EXPECT_EQ(e.rows_done + e.rows_left, orchard::tree_count);
        left.push_back(e.rows_left);
    };
    deployed(how);
    EXPECT_THAT(left, ElementsAre(18, 13, 8, 3, 0));
}

TEST_P(migration_parts, stop_between_batches_and_go_on_with_the_rest) {
    deploy_until("UPDATE trees", 3);
    EXPECT_EQ(grades().state, state::partial);
    EXPECT_EQ(grades().parts_done, 1);
    EXPECT_EQ(grades().parts, static_cast<int>(parts_of(history_[1])->up.size()));
    EXPECT_EQ(database().first<std::int64_t>(count_graded), 2 * orchard::batch_rows);
    std::int64_t done = 0;
    run_options how;
    how.on_batch = [&](const batch_event& e) { done = e.rows_done; };
    EXPECT_THAT(deployed(how), ElementsAre(2, 3));
    EXPECT_EQ(done, orchard::tree_count - 2 * orchard::batch_rows);
}

TEST_P(migration_parts, go_back_from_the_middle) {
    deploy_until("UPDATE trees", 3);
    run_sql("UPDATE trees SET grade = 'fine' WHERE id = 0");
    const auto refused = rollback(database(), history_);
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.would_lose_rows");
    EXPECT_EQ(grades().state, state::partial);
    const auto back = rollback(database(), history_, {.to = {}, .accept_loss = true});
    ASSERT_TRUE(back.has_value()) << back.error().message;
    EXPECT_EQ(grades().state, state::pending);
    EXPECT_THAT(read_facts(database()), Not(Contains(Key("column trees.grade"))));
    EXPECT_THAT(deployed(), ElementsAre(2, 3));
}

TEST_P(migration_parts, turn_round_on_the_way_back) {
    deployed();
    rollback_options options{.to = 1, .accept_loss = true};
    options.how.on_statement = [](const statement_event& e) {
        if (e.sql.find("SET grade = NULL") != e.sql.npos) throw interrupted("here");
    };
    EXPECT_THROW((void)rollback(database(), history_, options), interrupted);
    EXPECT_EQ(grades().state, state::partial);
    EXPECT_THAT(deployed(), ElementsAre(2, 3));
    EXPECT_EQ(database().first<std::int64_t>(count_graded), orchard::tree_count);
}

TEST_P(migration_parts, may_all_be_undone_at_once) {
    history_[1].down =
        "DROP INDEX IF EXISTS trees_grade_idx;\n"
        "ALTER TABLE trees DROP COLUMN grade;\n";
    deploy_until("UPDATE trees", 2);
    const auto back = rollback(database(), history_, {.to = 1, .accept_loss = true});
    ASSERT_TRUE(back.has_value()) << back.error().message;
    EXPECT_EQ(grades().state, state::pending);
    deployed();
    ASSERT_TRUE(rollback(database(), history_, {.to = 1, .accept_loss = true}).has_value());
    EXPECT_EQ(grades().state, state::pending);
}

TEST_P(migration_parts, that_fail_leave_the_parts_before_them) {
    history_[1].up +=
        "-- foyer:transaction\nCREATE TABLE barns (id INTEGER);\n"
        "INSERT INTO nowhere VALUES (1);\n";
    history_[1].down = "DROP INDEX trees_grade_idx;\nALTER TABLE trees DROP COLUMN grade;\n";
    EXPECT_EQ(refusal_of_deploy(), "migration.failed");
    EXPECT_THAT(message_, HasSubstr("0002_grades up, part "));
    EXPECT_THAT(message_, HasSubstr("in: INSERT INTO nowhere"));
    EXPECT_THAT(message_, HasSubstr("parts are done"));
    EXPECT_THAT(read_facts(database()), Not(Contains(Key("table barns"))));
    EXPECT_EQ(grades().state, state::partial);

    history_[1].up += "-- another try\n";
    EXPECT_EQ(refusal_of_deploy(), "migration.edited") << "go back first";
}

TEST_P(migration_parts, are_read_before_anything_runs) {
    history_[2].up = "-- foyer:alone\nSELECT 1; SELECT 2;\n";
    EXPECT_EQ(refusal_of_deploy(), "migration.bad_directive");
    EXPECT_THAT(message_, HasSubstr("0003_sheds.up.sql:1: "));
    EXPECT_THAT(read_facts(database()), IsEmpty());
}

TEST_P(migration_parts, of_a_batch_that_never_ends_are_stopped) {
    history_[2].up =
        "-- foyer:batches rows=5 remaining=\"SELECT count(*) FROM trees\"\n"
        "UPDATE trees SET name = 'x' WHERE id < 5;\n";
    EXPECT_EQ(refusal_of_deploy(), "migration.failed");
    EXPECT_THAT(message_, HasSubstr("no fewer remain"));
}

TEST_P(migration_parts, of_a_batch_that_leaves_rows_fail) {
    history_[2].up =
        "-- foyer:batches rows=5 remaining=\"SELECT count(*) FROM trees\"\n"
        "UPDATE trees SET name = 'x' WHERE id < 5 AND name <> 'x';\n";
    EXPECT_EQ(refusal_of_deploy(), "migration.failed");
    EXPECT_THAT(message_, HasSubstr("23 rows remain"));
    EXPECT_EQ(status(database(), history_)[2].state, state::partial);
}

TEST_P(migration_parts, of_an_index_that_was_made_and_not_noted_are_done) {
    deploy_until("CREATE INDEX");
    const std::string_view made = "CREATE INDEX trees_grade_idx ON trees (grade)";
    run_sql(made);
    EXPECT_THAT(deployed(), ElementsAre(2, 3));
}

TEST_P(migration_parts, of_an_index_that_was_left_invalid_make_it_anew) {
    if (GetParam() == db::engine::sqlite) GTEST_SKIP() << "SQLite has no invalid indexes";
    deploy_until("CREATE INDEX");
    const std::string_view in_vain =
        "CREATE UNIQUE INDEX CONCURRENTLY trees_grade_idx ON trees (grade)";
    EXPECT_THROW(run_sql(in_vain), db::unique_violation);
    EXPECT_THAT(deployed(), ElementsAre(2, 3));
    const db::query valid{
        "test.valid",
        "SELECT indisvalid AND NOT indisunique FROM pg_index "
        "WHERE indexrelid = 'trees_grade_idx'::regclass"
    };
    EXPECT_EQ(database().first<bool>(valid), true);
}

TEST_P(migration_parts, keep_an_index_that_somebody_else_made) {
    deploy_until("UPDATE trees");
    run_sql("CREATE INDEX trees_grade_idx ON trees (name)");
    EXPECT_EQ(refusal_of_deploy(), "migration.failed");
    EXPECT_THAT(message_, HasSubstr("already exists"));
}

TEST_P(migration_parts, upgrade_a_history_without_parts) {
    history_.resize(1);
    deployed();
    run_sql("ALTER TABLE foyer_migrations DROP COLUMN parts_done");
    run_sql("ALTER TABLE foyer_migrations DROP COLUMN part_begun");
    EXPECT_EQ(status(database(), history_)[0].state, state::applied);
    history_ = orchard::history(GetParam());
    EXPECT_THAT(deployed(), ElementsAre(2, 3));
}

}
