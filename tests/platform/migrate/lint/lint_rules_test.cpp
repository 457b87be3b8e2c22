#include "examples.hpp"
#include "platform/db/migrate/lint/lint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace foyer::migrate {

namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr db::query list_notes{"test.list_notes", "SELECT id, note FROM trees"};
constexpr const db::query* queries[] = {&list_notes};

std::vector<migration> history_with(db::engine e, const examples::step& s) {
    std::string garden(examples::garden_up);
    if (e == db::engine::postgres) garden += examples::garden_enum;
    std::string back(examples::garden_down);
    if (e == db::engine::postgres) back += "DROP TYPE \"Kind\";";
    return {{1, "garden", garden, back}, {2, "step", std::string(s.up), std::string(s.down)}};
}

// The same names on the other engine, so that only the step under test can differ.
std::vector<migration> garden_on_sqlite(const examples::step& step) {
    auto made = history_with(db::engine::sqlite, step);
    made[0].up += "ALTER TABLE trees ADD COLUMN kind TEXT;";
    return made;
}

std::vector<lint_finding> findings_of(db::engine e, const examples::step& s) {
    const auto history = history_with(e, s);
    return lint(
        {.engine = e,
         .history = history,
         .sqlite_history = e == db::engine::sqlite ? history : std::vector<migration>{},
         .first_version = 2,
         .broken_queries = queries_broken_by(garden_on_sqlite(s), queries),
         .count = {}}
    );
}

std::vector<std::string> rules_of(const std::vector<lint_finding>& findings) {
    std::vector<std::string> out;
    for (const auto& f : findings) out.push_back(f.rule);
    return out;
}

const lint_finding& only(const std::vector<lint_finding>& findings, std::string_view rule) {
    static const lint_finding none;
    const lint_finding* found = &none;
    for (const auto& f : findings)
        if (f.rule == rule) {
            EXPECT_EQ(found, &none) << rule << " is there twice";
            found = &f;
        }
    EXPECT_NE(found, &none) << rule << " is not there";
    return *found;
}

}

TEST(lint_rules, each_refuses_its_bad_example_and_passes_its_good_one) {
    for (const auto& x : examples::all) {
        if (x.rule == "mixed-engines-differ") continue; // has a test of its own
        const auto bad = findings_of(x.engine, x.bad);
        EXPECT_THAT(rules_of(bad), Contains(x.rule)) << x.bad.up;
        const auto good = findings_of(x.engine, x.good);
        EXPECT_THAT(rules_of(good), Not(Contains(x.rule))) << x.good.up;
    }
}

TEST(lint_rules, have_an_example_each) {
    std::set<std::string_view> shown;
    for (const auto& x : examples::all) shown.insert(x.rule);
    for (const auto& rule : lint_rules()) EXPECT_TRUE(shown.contains(rule.id)) << rule.id;
    EXPECT_EQ(shown.size(), lint_rules().size());
}

TEST(lint_rules, say_where_what_and_instead) {
    const auto findings = findings_of(
        db::engine::postgres,
        {"-- plots by area\n\nCREATE UNIQUE INDEX plots_area_idx ON plots (area);",
         "DROP INDEX plots_area_idx;"}
    );
    const auto& f = only(findings, "index-blocks-writes");
    EXPECT_EQ(f.version, 2);
    EXPECT_EQ(f.file, "postgres/0002_step.up.sql");
    EXPECT_EQ(f.line, 3);
    EXPECT_EQ(f.what, "index plots_area_idx on plots");
    EXPECT_EQ(f.severity, severity::warning);
    EXPECT_EQ(
        f.rewrite,
        "-- foyer:alone\nCREATE UNIQUE INDEX CONCURRENTLY plots_area_idx ON plots (area);\n"
    );
}

TEST(lint_rules, find_that_the_engines_differ) {
    const auto postgres = history_with(
        db::engine::postgres,
        {"ALTER TABLE plots ADD COLUMN slope INTEGER;", "ALTER TABLE plots DROP COLUMN slope;"}
    );
    const auto sqlite = garden_on_sqlite(
        {"ALTER TABLE plots ADD COLUMN incline INTEGER;", "ALTER TABLE plots DROP COLUMN incline;"}
    );
    const auto findings = lint(
        {.engine = db::engine::postgres,
         .history = postgres,
         .sqlite_history = sqlite,
         .first_version = 1,
         .broken_queries = {},
         .count = {}}
    );
    std::vector<std::string> what;
    for (const auto& f : findings)
        if (f.rule == "mixed-engines-differ") what.push_back(f.what);
    EXPECT_THAT(
        what, testing::ElementsAre(
                  "column plots.slope is not on SQLite", "column plots.incline is on SQLite only"
              )
    );
}

TEST(lint_rules, let_a_table_be_changed_that_the_same_file_makes) {
    EXPECT_THAT(
        findings_of(
            db::engine::postgres,
            {"CREATE TABLE sheds (id TEXT NOT NULL, plot_id TEXT);"
             "CREATE INDEX sheds_plot_idx ON sheds (plot_id);"
             "ALTER TABLE sheds ADD COLUMN size INTEGER NOT NULL;"
             "ALTER TABLE sheds ADD CONSTRAINT f FOREIGN KEY (plot_id) REFERENCES plots (id);"
             "UPDATE sheds SET size = 1;",
             "DROP TABLE sheds;"}
        ),
        IsEmpty()
    );
}

TEST(lint_rules, judge_the_way_back_too) {
    const auto findings = findings_of(
        db::engine::postgres,
        {"DROP INDEX trees_plot_id_idx;", "CREATE INDEX trees_plot_id_idx ON trees (plot_id);"}
    );
    EXPECT_EQ(only(findings, "index-blocks-writes").file, "postgres/0002_step.down.sql");
}

TEST(lint_rules, are_silenced_by_a_reason_above_the_statement_only) {
    const auto findings = findings_of(
        db::engine::postgres, {"-- foyer:allow index-blocks-writes few plots\n"
                               "CREATE INDEX a ON plots (area);\nCREATE INDEX b ON plots (name);",
                               "DROP INDEX a; DROP INDEX b;"}
    );
    EXPECT_EQ(only(findings, "index-blocks-writes").what, "index b on plots");
}

TEST(lint_rules, do_not_propose_batches_that_would_never_end) {
    const auto doubled =
        findings_of(db::engine::postgres, {"UPDATE plots SET area = area * 2 WHERE area > 0;", ""});
    EXPECT_EQ(only(doubled, "backfill-in-one-transaction").rewrite, "");
}

TEST(lint_rules, read_the_queries_that_a_rebuild_breaks) {
    const auto findings = findings_of(
        db::engine::sqlite, {"CREATE TABLE new_trees (id TEXT, plot_id TEXT, state TEXT);"
                             "INSERT INTO new_trees (id) SELECT id FROM trees;"
                             "DROP TABLE trees; ALTER TABLE new_trees RENAME TO trees;",
                             ""}
    );
    EXPECT_THAT(
        only(findings, "column-still-used").what,
        HasSubstr("query test.list_notes (no such column: note)")
    );
}

}
