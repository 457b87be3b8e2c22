#include "platform/db/migrate/plan/plan.hpp"

#include "garden.hpp"
#include "platform/db/migrate/inspection.hpp"
#include "platform/db/migrate/lint/sql_statement.hpp"
#include "platform/db/migrate/runner.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::migrate {

namespace {

using testing::HasSubstr;
using testing::IsEmpty;

// By number: a step may take the name away.
constexpr db::query trees_number{
    "test.trees_number", "SELECT CAST(CAST('trees' AS regclass) AS BIGINT)"
};
constexpr db::query locks_held{"test.locks_held", R"sql(
    SELECT mode FROM pg_locks WHERE pid = pg_backend_pid() AND granted
    AND relation = CAST($1 AS BIGINT))sql"};

class planned : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        history_ = garden::history(GetParam());
        ASSERT_TRUE(deploy(database(), std::span(history_).first(1)).has_value());
        database().execute_script(garden::seed_rows);
    }

    std::vector<int> journal() {
        std::vector<int> out;
        for (const auto& row : read_journal(database())) out.push_back(row.version);
        return out;
    }

    bool on_postgres() const { return GetParam() == db::engine::postgres; }

    std::vector<migration> history_;
};

}

FOYER_ON_BOTH_ENGINES(planned);

TEST_P(planned, deploy_names_every_statement_with_its_lock_and_rows) {
    const auto p = plan_deploy(database(), history_);
    ASSERT_TRUE(p.has_value()) << p.error().message;
    ASSERT_EQ(p->size(), 2U);
    EXPECT_EQ((*p)[0].version, 2);
    EXPECT_EQ((*p)[0].table, "trees");
    EXPECT_THAT((*p)[0].sql, HasSubstr("ADD COLUMN \"variety\""));
    EXPECT_EQ(
        (*p)[0].lock, on_postgres() ? lock_level::access_exclusive : lock_level::sqlite_write
    );
    EXPECT_EQ((*p)[1].lock, on_postgres() ? lock_level::share : lock_level::sqlite_write);
    EXPECT_EQ((*p)[1].rows, 2);
    EXPECT_GT((*p)[1].disk_bytes, 0);
}

TEST_P(planned, steps_change_nothing) {
    const auto before = read_facts(database());
    const auto versions = journal();
    ASSERT_TRUE(plan_deploy(database(), history_).has_value());
    ASSERT_TRUE(plan_rollback(database(), history_, 0).has_value());
    EXPECT_EQ(read_facts(database()), before);
    EXPECT_EQ(journal(), versions);
}

TEST_P(planned, steps_need_no_right_to_write) {
    if (!on_postgres()) { // where nobody can take the right away: it must not have been used
        const auto before = database().traffic().transactions;
        ASSERT_TRUE(plan_deploy(database(), history_).has_value());
        EXPECT_EQ(database().traffic().transactions, before);
        return;
    }
    const auto reading = db::database::open(
        {.url = home().url() + "%20-c%20default_transaction_read_only%3Don", .cores = 1}
    );
    const auto p = plan_deploy(*reading, history_);
    ASSERT_TRUE(p.has_value()) << p.error().message;
    EXPECT_EQ(p->size(), 2U);
    EXPECT_THROW(reading->execute_script("DELETE FROM trees"), std::exception);
}

TEST_P(planned, rollback_goes_the_other_way_and_has_an_end) {
    ASSERT_TRUE(deploy(database(), history_).has_value());
    const auto p = plan_rollback(database(), history_, 0);
    ASSERT_TRUE(p.has_value());
    EXPECT_EQ(p->front().version, 2);
    EXPECT_EQ(p->back().version, 1);
    EXPECT_THAT(plan_deploy(database(), history_).value(), IsEmpty());
    const auto refused = plan_rollback(database(), history_, 2);
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.no_such_version");
}

TEST_P(planned, text_is_a_table_with_sums_and_sql) {
    const auto text = describe(plan_deploy(database(), history_).value());
    EXPECT_THAT(text, HasSubstr("who waits"));
    EXPECT_THAT(text, HasSubstr("estimates from rows and sizes. Nothing was changed."));
    EXPECT_THAT(text, HasSubstr("\n-- 2\nCREATE INDEX \"trees_variety_idx\""));
    EXPECT_EQ(describe(plan{}), "Nothing to be done.\n");
}

TEST_P(planned, rows_are_those_of_the_table_and_cost_time_and_disk) {
    database().execute_script(
        "INSERT INTO trees (id, plot_id, value)"
        " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)"
        " SELECT 'n' || i, 'p1', 0 FROM n"
    );
    const auto p = plan_deploy(database(), history_).value();
    EXPECT_EQ(p[1].rows, 50'002);
    EXPECT_EQ(p[1].milliseconds, 50);
    EXPECT_EQ(p[1].disk_bytes, 50'002 * 40);
}

TEST_P(planned, locks_are_those_that_the_engine_takes) {
    for (const auto* sql :
         {"ALTER TABLE trees ADD COLUMN age INTEGER",
          "ALTER TABLE trees DROP COLUMN note",
          "ALTER TABLE trees ALTER COLUMN note SET NOT NULL",
          "ALTER TABLE trees ALTER COLUMN height TYPE BIGINT",
          "ALTER TABLE trees ALTER COLUMN height DROP DEFAULT",
          "ALTER TABLE trees ALTER COLUMN height SET DEFAULT 4",
          "ALTER TABLE trees ALTER COLUMN height DROP NOT NULL",
          "ALTER TABLE trees RENAME COLUMN note TO notes",
          "ALTER TABLE trees RENAME TO bushes",
          "ALTER TABLE trees ADD CONSTRAINT c CHECK (height < 100)",
          "ALTER TABLE trees ADD CONSTRAINT c UNIQUE (note)",
          "ALTER TABLE trees ADD CONSTRAINT f FOREIGN KEY (plot_id) REFERENCES plots (id)",
          "ALTER TABLE trees VALIDATE CONSTRAINT trees_height_check",
          "ALTER TABLE trees DROP CONSTRAINT trees_height_check",
          "CREATE INDEX i ON trees (height)",
          "CREATE UNIQUE INDEX i ON trees (note)",
          "DROP TABLE trees",
          "UPDATE trees SET note = 'x'",
          "DELETE FROM trees",
          "INSERT INTO trees (id, plot_id, value) SELECT id || '2', plot_id, 0 FROM trees"}) {
        const auto claimed = lock_of(read_statements(sql).at(0), GetParam());
        if (!on_postgres()) {
            EXPECT_EQ(claimed, lock_level::sqlite_write);
            continue;
        }
        std::vector<std::string> held;
        database().execute_script("UPDATE trees SET note = id");
        const auto undone = database().transaction([&](db::transaction& tx) -> result<> {
            const auto number = *tx.first<std::int64_t>(trees_number);
            tx.change(db::query{"test.step", sql});
            held = tx.all<std::string>(locks_held, number);
            return error{errc::conflict, "test.undone", ""};
        });
        EXPECT_TRUE(undone.has_error());
        EXPECT_THAT(held, testing::Contains(std::string(lock_name(claimed)))) << sql;
        if (claimed < lock_level::access_exclusive) {
            EXPECT_THAT(held, testing::Not(testing::Contains("AccessExclusiveLock"))) << sql;
        }
    }
}

}
