#include "platform/db/migrate/drift/repair.hpp"

#include "garden.hpp"
#include "platform/db/migrate/drift/comparison.hpp"
#include "platform/db/migrate/runner.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace foyer::migrate {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr db::query list_trees{"test.list_trees", R"sql(
    SELECT id || ' ' || plot_id || ' ' || coalesce(note, '-') FROM trees ORDER BY id)sql"};

class repairing : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        history_ = garden::history(GetParam());
        ASSERT_TRUE(deploy(database(), history_).has_value());
        database().execute_script(garden::seed_rows);
    }

    bool is_sqlite() const { return GetParam() == db::engine::sqlite; }

    drift there() { return compare_all(database(), history_, garden::full()); }

    std::vector<std::string> objects() {
        std::vector<std::string> out;
        for (const auto& f : there().open) out.push_back(f.object);
        return out;
    }

    repair_plan plan(const std::vector<std::string>& words = {}) {
        const auto found = there();
        const auto wanted = named(found.open, words);
        EXPECT_TRUE(wanted.has_value()) << wanted.error().message;
        return plan_repair(database(), garden::full(), found, wanted ? *wanted : found.open);
    }

    // The code of the refusal; "done" when there was none.
    std::string repair(const std::vector<std::string>& words = {}, bool accept_loss = false) {
        const auto done = run_repair(database(), plan(words), accept_loss);
        return done.has_error() ? std::string(done.error().code) + ": " + done.error().message
                                : "done";
    }

    // Repairs everything; the rows stay what they were.
    void mends() {
        const auto rows = database().all<std::string>(list_trees);
        EXPECT_THAT(objects(), testing::Not(IsEmpty()));
        EXPECT_EQ(repair(), "done");
        EXPECT_THAT(objects(), IsEmpty());
        EXPECT_EQ(database().all<std::string>(list_trees), rows);
    }

    // The table as a tool leaves it that knows neither CHECKs nor defaults.
    void make_bare_trees(const std::string& more = "") {
        run_sql(
            "PRAGMA foreign_keys=OFF; CREATE TABLE \"new_trees\" (\"id\" TEXT NOT NULL PRIMARY KEY,"
            "\"plot_id\" TEXT NOT NULL, \"state\" TEXT NOT NULL, \"height\" BIGINT,"
            "\"value\" BIGINT NOT NULL, \"note\" TEXT, \"created_at\" DATETIME NOT NULL DEFAULT"
            " CURRENT_TIMESTAMP, \"variety\" TEXT NOT NULL DEFAULT 'unknown'" +
            more +
            ");"
            "INSERT INTO new_trees (id, plot_id, state, height, value, note, created_at, variety)"
            " SELECT id, plot_id, state, height, value, note, created_at, variety FROM trees;"
            "DROP TABLE trees; ALTER TABLE new_trees RENAME TO trees;"
        );
    }

    std::vector<migration> history_;
};

// The lock of migrations belongs to a database: a transaction that stays open meanwhile must not
// wait for the migrations of other tests.
class repairing_alone : public repairing {
protected:
    void SetUp() override {
        isolation_ = test::isolation::database;
        repairing::SetUp();
    }
};

}

FOYER_ON_BOTH_ENGINES(repairing);
FOYER_ON_BOTH_ENGINES(repairing_alone);

TEST_P(repairing, makes_missing_tables_columns_and_indexes) {
    run_sql(
        "DROP INDEX idx_trees_plot; DROP INDEX trees_variety_idx;"
        "ALTER TABLE trees DROP COLUMN variety"
    );
    mends();
    run_sql("DROP TABLE trees");
    EXPECT_THAT(objects(), ElementsAre("table trees"));
    EXPECT_EQ(repair(), "done");
    EXPECT_THAT(objects(), IsEmpty());
}

TEST_P(repairing, mends_what_another_definition_changed) {
    if (is_sqlite())
        make_bare_trees();
    else
        run_sql(
            "ALTER TABLE trees ALTER height TYPE bigint, ALTER height DROP NOT NULL,"
            "ALTER state DROP DEFAULT, DROP CONSTRAINT trees_plot_id_fkey,"
            "DROP CONSTRAINT trees_height_check, DROP CONSTRAINT trees_value_check,"
            "ADD CONSTRAINT trees_value_check CHECK (value >= 0 OR note IS NULL);"
            "ALTER TYPE \"TreeState\" ADD VALUE 'FELLED';"
        );
    mends();
}

TEST_P(repairing, replaces_an_index_that_is_another) {
    run_sql("DROP INDEX idx_trees_plot; CREATE INDEX idx_trees_plot ON trees (plot_id, height)");
    mends();
}

TEST_P(repairing, mends_only_what_is_named) {
    run_sql("DROP INDEX idx_trees_plot; DROP INDEX trees_variety_idx");
    EXPECT_EQ(repair({"idx_trees_plot"}), "done");
    EXPECT_THAT(objects(), ElementsAre("index trees_variety_idx of trees"));
    const std::vector<std::string> nothing{"idx_trees_moon"};
    const auto unknown = named(there().open, nothing);
    ASSERT_TRUE(unknown.has_error());
    EXPECT_EQ(unknown.error().code, "migration.no_such_difference");
}

TEST_P(repairing, counts_what_would_be_lost_and_refuses) {
    run_sql(
        "ALTER TABLE trees ADD COLUMN colour TEXT; UPDATE trees SET colour = 'red';"
        "CREATE TABLE sheds (id TEXT); INSERT INTO sheds VALUES ('s1');"
    );
    EXPECT_THAT(plan().losses, ElementsAre(loss{"sheds", "", 1}, loss{"trees", "colour", 2}));
    EXPECT_THAT(repair(), HasSubstr("migration.would_lose_rows"));
    EXPECT_THAT(objects(), ElementsAre("column trees.colour", "table sheds"));
    EXPECT_EQ(repair({}, true), "done");
    EXPECT_THAT(objects(), IsEmpty());
}

TEST_P(repairing, refuses_rows_that_break_a_rule_and_names_them) {
    if (is_sqlite()) {
        make_bare_trees();
        run_sql("PRAGMA foreign_keys=OFF; UPDATE trees SET height = -1 WHERE id = 't2';");
    } else {
        run_sql(
            "ALTER TABLE trees DROP CONSTRAINT trees_height_check;"
            "UPDATE trees SET height = -1 WHERE id = 't2';"
        );
    }
    const auto violations = plan().violations;
    ASSERT_THAT(violations, SizeIs(1));
    EXPECT_EQ(describe(violations[0]), "1 row breaks check trees_height_check of trees (t2)");
    EXPECT_THAT(repair(), HasSubstr("migration.rows_in_the_way"));
    run_sql("UPDATE trees SET height = 1 WHERE id = 't2'");
    mends();
}

TEST_P(repairing, refuses_references_that_lead_nowhere_and_doubles_of_a_unique_value) {
    if (is_sqlite())
        make_bare_trees();
    else
        run_sql("ALTER TABLE trees DROP CONSTRAINT trees_plot_id_fkey");
    run_sql(
        "DROP INDEX plots_name_key; UPDATE trees SET plot_id = 'p9' WHERE id = 't1';"
        "UPDATE plots SET name = 'north'"
    );
    const auto refused = run_repair(database(), plan(), false);
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.rows_in_the_way");
    ASSERT_THAT(refused.error().fields, SizeIs(2));
    EXPECT_THAT(refused.error().fields[0].detail, HasSubstr("(t1)"));
    EXPECT_THAT(refused.error().fields[1].detail, HasSubstr("2 rows break"));
}

TEST_P(repairing, keeps_what_is_extra_and_was_not_named) {
    if (!is_sqlite()) {
        run_sql("ALTER TABLE trees DROP CONSTRAINT trees_height_check, ADD COLUMN colour text");
        EXPECT_EQ(repair({"trees_height_check"}), "done");
        EXPECT_THAT(objects(), ElementsAre("column trees.colour"));
        return;
    }
    make_bare_trees(", \"colour\" TEXT NOT NULL DEFAULT 'green' CHECK (colour <> '')");
    run_sql(
        "CREATE INDEX tall ON trees (height DESC) WHERE height > 9;"
        "CREATE VIEW heights AS SELECT height FROM trees;"
        "CREATE TRIGGER grow AFTER INSERT ON trees BEGIN UPDATE trees SET height = 1; END;"
        "UPDATE trees SET colour = 'red'"
    );
    EXPECT_EQ(repair({"trees_height_check"}), "done");
    EXPECT_THAT(
        objects(), ElementsAre(
                       "check (colour <> '') of trees", "column trees.colour",
                       "index tall of trees", "trigger grow of trees", "view heights"
                   )
    );
    const db::query colours{"test.colours", "SELECT colour FROM trees"};
    EXPECT_THAT(database().all<std::string>(colours), ElementsAre("red", "red"));
}

TEST_P(repairing, keeps_what_is_ignored) {
    run_sql("ALTER TABLE trees ADD COLUMN colour TEXT; UPDATE trees SET colour = 'red'");
    ASSERT_TRUE(ignore(database(), there().open[0], "the garden shop reads it").has_value());
    if (is_sqlite())
        run_sql("ALTER TABLE trees ADD COLUMN smell TEXT");
    else
        run_sql("ALTER TABLE trees DROP CONSTRAINT trees_height_check");
    EXPECT_EQ(repair(), "done");
    EXPECT_THAT(objects(), IsEmpty());
    const db::query colours{"test.colours", "SELECT colour FROM trees"};
    EXPECT_THAT(database().all<std::string>(colours), ElementsAre("red", "red"));
}

TEST_P(repairing, mends_nothing_that_is_ignored_by_the_way) {
    if (is_sqlite())
        make_bare_trees();
    else
        run_sql(
            "ALTER TABLE trees DROP CONSTRAINT trees_height_check,"
            " DROP CONSTRAINT trees_value_check"
        );
    const std::vector<std::string> height{"trees_height_check"};
    ASSERT_TRUE(
        ignore(database(), named(there().open, height)->at(0), "holes are trees too").has_value()
    );
    EXPECT_EQ(repair({"trees_value_check"}).starts_with("migration.mend_by_hand"), is_sqlite());
    EXPECT_THAT(there().ignored, SizeIs(1));
}

TEST_P(repairing, drops_extra_views_triggers_and_types) {
    run_sql("CREATE VIEW heights AS SELECT height FROM trees");
    run_sql(
        "CREATE TRIGGER grow AFTER INSERT ON trees BEGIN UPDATE trees SET height = 1; END",
        "CREATE FUNCTION grow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;"
        "CREATE TRIGGER grow AFTER INSERT ON trees FOR EACH ROW EXECUTE FUNCTION grow();"
        "CREATE SEQUENCE numbers; CREATE DOMAIN small AS integer; CREATE TYPE mood AS ENUM ('a');"
        "ALTER TABLE plots ADD CONSTRAINT twice UNIQUE (id, name)"
    );
    mends();
}

TEST_P(repairing, validates_what_was_left_not_valid) {
    if (is_sqlite()) {
        run_sql("CREATE UNIQUE INDEX extra ON trees (id, note)");
        mends();
        return;
    }
    run_sql(
        "ALTER TABLE trees DROP CONSTRAINT trees_plot_id_fkey, ADD CONSTRAINT trees_plot_id_fkey"
        " FOREIGN KEY (plot_id) REFERENCES plots (id) ON UPDATE CASCADE ON DELETE RESTRICT"
        " NOT VALID, DROP CONSTRAINT trees_height_check,"
        " ADD CONSTRAINT trees_height_check CHECK (height >= 0) NOT VALID"
    );
    EXPECT_THAT(there().of_weight(weight::harmless), SizeIs(2));
    mends();
}

TEST_P(repairing, leaves_the_database_as_it_was_when_the_engine_refuses) {
    run_sql("DROP INDEX trees_variety_idx");
    auto broken = plan();
    broken.script.insert(broken.script.rfind("COMMIT"), "INSERT INTO nowhere VALUES (1);\n");
    const auto refused = run_repair(database(), broken, false);
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.repair_failed");
    EXPECT_THAT(objects(), ElementsAre("index trees_variety_idx of trees"));
}

TEST_P(repairing_alone, gives_up_after_five_seconds_when_another_keeps_the_tables) {
    run_sql("DROP INDEX trees_variety_idx");
    const auto wanted = plan();
    const auto own = db::database::open({.url = home().url()});
    const db::query write{"test.write", "UPDATE trees SET note = 'busy'"};
    database().transaction([&](db::transaction& tx) {
        tx.change(write);
        std::thread other([&] {
            const auto refused = run_repair(*own, wanted, false);
            ASSERT_TRUE(refused.has_error());
            EXPECT_EQ(refused.error().code, "migration.locked");
        });
        other.join();
    });
    EXPECT_EQ(run_repair(*own, wanted, false).has_error(), false);
}

TEST_P(repairing, puts_back_what_a_migration_made_by_hand) {
    history_.push_back(
        {3, "by_hand",
         is_sqlite()
             ? "CREATE TRIGGER grow AFTER INSERT ON trees BEGIN UPDATE trees SET height = 1; "
               "END;\nCREATE VIEW heights AS SELECT height FROM trees;\n"
             : "CREATE FUNCTION grow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN "
               "NEW; END $$;\nCREATE TRIGGER grow AFTER INSERT ON trees FOR EACH ROW "
               "EXECUTE FUNCTION grow();\nCREATE VIEW heights AS SELECT height FROM trees;\n",
         "DROP VIEW heights;\n"}
    );
    ASSERT_TRUE(deploy(database(), history_).has_value());
    EXPECT_THAT(objects(), IsEmpty());
    run_sql("DROP VIEW heights");
    run_sql("DROP TRIGGER grow", "DROP TRIGGER grow ON trees");
    EXPECT_THAT(objects(), ElementsAre("trigger grow of trees", "view heights"));
    mends();
}

}
