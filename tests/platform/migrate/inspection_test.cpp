#include "platform/db/migrate/inspection.hpp"

#include "garden.hpp"
#include "platform/db/migrate/drift/table_text.hpp"
#include "platform/db/migrate/migration.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::migrate {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class inspection : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        database().execute_script(export_ddl(garden::full(), dialect_of(GetParam())));
    }

    bool is_sqlite() const { return GetParam() == db::engine::sqlite; }

    // Objects alone, where engines word the definitions differently.
    std::vector<std::string> objects(depth how = depth::full) {
        std::vector<std::string> out;
        for (const auto& f : database_against_code(database(), garden::full(), how))
            out.push_back(f.object);
        return out;
    }

    // The only difference.
    std::string difference() {
        const auto all = database_against_code(database(), garden::full());
        if (all.size() != 1) return std::to_string(all.size()) + " differences";
        return all[0].object + ": " + all[0].expected + " / " + all[0].found;
    }
};

}

FOYER_ON_BOTH_ENGINES(inspection);

TEST_P(inspection, knows_a_condition_by_what_it_says) {
    EXPECT_THAT(objects(), IsEmpty());
    run_sql(
        "CREATE TABLE beds (id TEXT NOT NULL PRIMARY KEY, width INTEGER CHECK(width < 9),"
        " depth INTEGER constraint deep check (depth > ')' OR depth > 1))",
        "ALTER TABLE trees DROP CONSTRAINT trees_height_check,"
        " ADD CONSTRAINT trees_height_check CHECK (height >= 5)"
    );
    if (!is_sqlite()) {
        EXPECT_EQ(difference(), "check trees_height_check of trees: height >= 0 / height >= 5");
        EXPECT_THAT(objects(depth::quick), IsEmpty());
        return;
    }
    const auto found = read_facts(database());
    EXPECT_TRUE(found.contains("check (width < 9) of beds"));
    EXPECT_EQ(found.at("check deep of beds"), "depth > ')' OR depth > 1");
}

TEST_P(inspection, sees_a_partial_an_expression_and_a_descending_index) {
    run_sql(R"sql(
        CREATE INDEX tall ON trees (height) WHERE height > 10;
        CREATE INDEX folded ON trees (lower(note));
        CREATE INDEX newest ON trees (created_at DESC, plot_id);
        CREATE UNIQUE INDEX once ON trees (plot_id, variety);)sql");
    const auto found = read_facts(database());
    EXPECT_EQ(found.at("index tall of trees"), "(height) WHERE height > 10");
    EXPECT_EQ(found.at("index folded of trees"), "(lower(note))");
    EXPECT_EQ(found.at("index newest of trees"), "(created_at DESC, plot_id)");
    EXPECT_EQ(found.at("index once of trees"), "unique (plot_id, variety)");
    EXPECT_EQ(objects().size(), 4U);
}

TEST_P(inspection, sees_triggers_and_views_and_extra_tables_as_a_whole) {
    run_sql(
        "CREATE TABLE sheds (id TEXT NOT NULL PRIMARY KEY, size INTEGER);"
        "CREATE VIEW heights AS SELECT height FROM trees;"
    );
    run_sql(
        "CREATE TRIGGER grow AFTER INSERT ON trees BEGIN UPDATE trees SET height = 1; END",
        "CREATE FUNCTION grow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;"
        "CREATE TRIGGER grow AFTER INSERT ON trees FOR EACH ROW EXECUTE FUNCTION grow()"
    );
    EXPECT_THAT(objects(), ElementsAre("table sheds", "trigger grow of trees", "view heights"));
}

TEST_P(inspection, names_a_missing_table_without_its_parts) {
    run_sql("DROP TABLE trees");
    EXPECT_THAT(objects(), ElementsAre("table trees"));
}

TEST_P(inspection, sees_another_action_of_a_reference) {
    if (is_sqlite())
        run_sql(
            "CREATE TABLE tags (id TEXT NOT NULL PRIMARY KEY,"
            " plot_id TEXT REFERENCES plots (id) ON DELETE CASCADE)"
        );
    else
        run_sql(
            "ALTER TABLE trees DROP CONSTRAINT trees_plot_id_fkey, ADD CONSTRAINT"
            " trees_plot_id_fkey FOREIGN KEY (plot_id) REFERENCES plots NOT VALID"
        );
    if (is_sqlite())
        EXPECT_EQ(
            read_facts(database()).at("foreign key tags_plot_id_fkey of tags"),
            "FOREIGN KEY (plot_id) REFERENCES plots(id) ON UPDATE NO ACTION ON DELETE CASCADE"
        );
    else
        EXPECT_EQ(
            difference(),
            "foreign key trees_plot_id_fkey of trees: FOREIGN KEY (plot_id) REFERENCES plots(id)"
            " ON UPDATE CASCADE ON DELETE RESTRICT / FOREIGN KEY (plot_id) REFERENCES plots(id)"
            " NOT VALID"
        );
}

TEST_P(inspection, sees_generated_columns_and_collations) {
    run_sql(
        "CREATE TABLE beds (id TEXT NOT NULL PRIMARY KEY COLLATE NOCASE, width INTEGER,"
        " twice INTEGER GENERATED ALWAYS AS (width * 2) VIRTUAL)",
        "CREATE TABLE beds (id TEXT COLLATE \"POSIX\" PRIMARY KEY, width INTEGER,"
        " twice INTEGER GENERATED ALWAYS AS (width * 2) STORED)"
    );
    const auto found = read_facts(database());
    if (is_sqlite()) {
        EXPECT_EQ(found.at("collation of beds"), "NOCASE");
        EXPECT_EQ(found.at("column beds.twice"), "INTEGER GENERATED");
    } else {
        EXPECT_EQ(found.at("column beds.id"), "text COLLATE \"POSIX\" NOT NULL");
        EXPECT_EQ(found.at("column beds.twice"), "integer GENERATED ((width * 2))");
    }
}

TEST_P(inspection, sees_what_only_its_engine_has) {
    if (is_sqlite()) {
        run_sql("CREATE TABLE beds (id TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID, STRICT");
        EXPECT_EQ(read_facts(database()).at("table beds"), "WITHOUT ROWID STRICT");
        return;
    }
    run_sql(
        "CREATE SEQUENCE numbers; CREATE DOMAIN small AS integer CHECK (VALUE < 9);"
        "ALTER TYPE \"TreeState\" ADD VALUE 'FELLED' BEFORE 'YOUNG';"
    );
    EXPECT_THAT(objects(), ElementsAre("enum TreeState", "sequence numbers", "type small"));
    EXPECT_EQ(read_facts(database()).at("enum TreeState"), "FELLED, YOUNG, BEARING");
}

TEST_P(inspection, leaves_out_the_books_of_migrations) {
    run_sql("CREATE TABLE foyer_migrations (id TEXT); CREATE TABLE _prisma_migrations (id TEXT);");
    EXPECT_THAT(objects(), IsEmpty());
}

TEST(object_name, is_read_back_from_the_text) {
    const auto parts = [](std::string_view text) {
        const auto o = parse_object(text);
        return o.kind + "|" + o.table + "|" + o.name;
    };
    EXPECT_EQ(parts("table trees"), "table|trees|trees");
    EXPECT_EQ(parts("column trees.height"), "column|trees|height");
    EXPECT_EQ(parts("primary key of trees"), "primary key|trees|");
    EXPECT_EQ(parts("foreign key a_fkey of trees"), "foreign key|trees|a_fkey");
    EXPECT_EQ(parts("check (size of x > 1) of trees"), "check|trees|(size of x > 1)");
    EXPECT_EQ(parts("enum TreeState"), "enum||TreeState");
}

TEST(table_text, finds_conditions_whatever_they_look_like) {
    const auto found = conditions_in(R"sql(CREATE TABLE t (a TEXT CHECK(a <> ')'), -- check (no)
        b INT constraint "b_check" check  ((b > 1) AND b < 9) COLLATE nocase, "check (x)" TEXT))sql"
    );
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].text, "a <> ')'");
    EXPECT_EQ(found[1].name, "b_check");
    EXPECT_EQ(found[1].text, "(b > 1) AND b < 9");
}

}
