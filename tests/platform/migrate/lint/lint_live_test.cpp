#include "../run_parts.hpp"
#include "examples.hpp"
#include "platform/db/migrate/inspection.hpp"
#include "platform/db/migrate/lint/lint.hpp"
#include "platform/db/migrate/lint/rewrite.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace foyer::migrate {

namespace {

class lint_live : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        database().execute_script(garden());
    }

    std::string garden() const {
        std::string sql(examples::garden_up);
        if (GetParam() == db::engine::postgres) sql += examples::garden_enum;
        return sql;
    }

    std::vector<lint_finding> findings_of(std::string_view up, std::string_view down) {
        const std::vector<migration> history{
            {1, "garden", garden(), std::string(examples::garden_down)},
            {2, "step", std::string(up), std::string(down)}
        };
        return lint({
            .engine = GetParam(),
            .history = history,
            .sqlite_history = GetParam() == db::engine::sqlite ? std::span(history)
                                                               : std::span<const migration>{},
            .first_version = 2,
            .broken_queries = {},
            .count = count_in(database()),
        });
    }

    // Makes plots `from` to `to`.
    void plant(int from, int to) {
        database().execute_script(
            "INSERT INTO plots (id, name)"
            " WITH RECURSIVE n(i) AS (SELECT " +
            std::to_string(from) + " UNION ALL SELECT i + 1 FROM n WHERE i < " +
            std::to_string(to) + ") SELECT CAST(i AS TEXT), 'plot ' || i FROM n"
        );
    }
};

// The rewrite ends where the plain step ends; others keep the old column until a later version.
constexpr std::string_view same_end[] = {
    "check-without-not-valid",       "concurrent-index-in-transaction",
    "foreign-key-without-not-valid", "index-blocks-writes",
    "not-null-scans-table",          "not-null-without-default",
    "unique-builds-index",           "volatile-default-rewrites",
    "backfill-in-one-transaction",
};

}

FOYER_ON_BOTH_ENGINES(lint_live);

TEST_P(lint_live, is_as_grave_as_the_rows_of_the_table) {
    struct {
        int rows;
        severity expected;
    } constexpr cases[] = {
        {200, severity::note},
        {static_cast<int>(small_table_rows), severity::warning},
        {static_cast<int>(large_table_rows), severity::error},
    };
    int planted = 0;
    for (const auto& c : cases) {
        plant(planted + 1, c.rows);
        planted = c.rows;
        const auto found = findings_of("UPDATE plots SET area = 1 WHERE area IS NULL;", "");
        ASSERT_EQ(found.size(), 1U);
        EXPECT_EQ(found[0].severity, c.expected) << c.rows;
        EXPECT_EQ(found[0].rows, c.rows);
        EXPECT_EQ(is_unsafe(found), c.expected == severity::error);
    }
}

TEST_P(lint_live, counts_the_rows_that_hold_a_removed_value) {
    const auto step = GetParam() == db::engine::postgres
                          ? R"(ALTER TYPE "Kind" RENAME TO "Kind_old";
                               CREATE TYPE "Kind" AS ENUM ('PEAR');)"
                          : R"(CREATE TABLE new_trees (id TEXT, plot_id TEXT, note TEXT,
                                   state TEXT CHECK (state IN ('YOUNG')));
                               INSERT INTO new_trees (id) SELECT id FROM trees;
                               DROP TABLE trees; ALTER TABLE new_trees RENAME TO trees;)";
    const auto grade = [&] {
        for (const auto& f : findings_of(step, ""))
            if (f.rule == "enum-value-removed") return f.severity;
        return severity::note;
    };
    EXPECT_EQ(grade(), severity::warning);
    database().execute_script(
        GetParam() == db::engine::postgres
            ? "INSERT INTO trees (id, plot_id, state, kind) VALUES ('t', 'p', 'YOUNG', 'PLUM')"
            : "INSERT INTO trees (id, plot_id, state) VALUES ('t', 'p', 'BEARING')"
    );
    EXPECT_EQ(grade(), severity::error);
}

TEST_P(lint_live, rewrites_run_over_rows_and_end_where_the_plain_step_ends) {
    int run = 0;
    for (const auto& x : examples::all) {
        if (x.engine != GetParam() || std::ranges::count(same_end, x.rule) == 0) continue;
        // There a rebuild is the rewrite, which the draft writes.
        if (x.engine == db::engine::sqlite && x.rule == "not-null-without-default") continue;
        database().execute_script("DELETE FROM plots; DELETE FROM trees;");
        // What cannot run as it stands is compared with what was meant.
        const bool is_refused = x.rule == "concurrent-index-in-transaction";
        std::string plain(x.bad.up);
        if (is_refused) plain = "-- foyer:alone\n" + plain;
        const auto before = read_facts(database());
        run_file(database(), plain);
        const auto wanted = read_facts(database());
        run_file(database(), std::string(x.bad.down));
        ASSERT_EQ(read_facts(database()), before) << x.rule;

        plant(1, 2500);
        database().execute_script(
            "INSERT INTO trees (id, plot_id, state) VALUES ('t', '1', 'YOUNG')"
        );
        if (x.rule == "not-null-scans-table")
            database().execute_script("UPDATE plots SET area = 1");
        for (const auto& f : findings_of(x.bad.up, x.bad.down)) {
            if (f.rule != x.rule) continue;
            ASSERT_NE(f.rewrite, "") << x.rule;
            auto rewrite = f.rewrite;
            if (const auto at = rewrite.find(placeholder); at != std::string::npos)
                rewrite.replace(at, placeholder.size(), "7");
            run_file(database(), rewrite);
            ++run;
        }
        EXPECT_EQ(read_facts(database()), wanted) << x.rule;
        run_file(database(), std::string(x.bad.down));
    }
    EXPECT_GE(run, GetParam() == db::engine::postgres ? 9 : 1);
}

TEST_P(lint_live, copies_a_column_into_its_successor) {
    plant(1, 1500);
    run_file(database(), copied_column("plots", {"id"}, "name", "title", "TEXT"));
    EXPECT_EQ(
        database().first<std::int64_t>(
            db::query{"test.copied", "SELECT count(*) FROM plots WHERE title = name"}
        ),
        1500
    );
}

}
