#include "platform/db/migrate/drift/start.hpp"

#include "garden.hpp"
#include "platform/db/failure.hpp"
#include "platform/db/migrate/runner.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::migrate {

namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class start : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        history_ = garden::history(GetParam());
        ASSERT_TRUE(deploy(database(), history_).has_value());
        database().execute_script(garden::seed_rows);
    }

    result<start_notes> ready() { return make_ready(database(), history_, garden::full()); }

    // What Prisma leaves of the CHECKs: on SQLite it makes the table anew without them.
    void drop_checks() {
        run_sql(
            R"sql(
            PRAGMA defer_foreign_keys=ON; PRAGMA foreign_keys=OFF;
            CREATE TABLE "new_trees" (
                "id" TEXT NOT NULL PRIMARY KEY,
                "plot_id" TEXT NOT NULL,
                "state" TEXT NOT NULL DEFAULT 'YOUNG',
                "height" INTEGER NOT NULL DEFAULT 0,
                "value" BIGINT NOT NULL,
                "note" TEXT,
                "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
                "variety" TEXT NOT NULL DEFAULT 'unknown',
                CONSTRAINT "trees_plot_id_fkey" FOREIGN KEY ("plot_id") REFERENCES "plots" ("id")
                    ON DELETE RESTRICT ON UPDATE CASCADE
            );
            INSERT INTO "new_trees" ("created_at", "height", "id", "note", "plot_id", "state",
                "value", "variety") SELECT "created_at", "height", "id", "note", "plot_id", "state",
                "value", "variety" FROM "trees";
            DROP TABLE "trees"; ALTER TABLE "new_trees" RENAME TO "trees";
            CREATE INDEX "idx_trees_plot" ON "trees"("plot_id");
            CREATE INDEX "trees_variety_idx" ON "trees"("variety");
            PRAGMA foreign_keys=ON; PRAGMA defer_foreign_keys=OFF;)sql",
            "ALTER TABLE trees DROP CONSTRAINT trees_height_check,"
            " DROP CONSTRAINT trees_value_check"
        );
    }

    std::vector<migration> history_;
};

}

FOYER_ON_BOTH_ENGINES(start);

TEST_P(start, has_nothing_to_do_on_a_database_in_order) {
    const auto notes = ready();
    ASSERT_TRUE(notes.has_value()) << notes.error().message;
    EXPECT_THAT(notes->restored, IsEmpty());
    EXPECT_THAT(notes->harmless, IsEmpty());
}

TEST_P(start, puts_back_the_checks_that_another_tool_has_dropped) {
    drop_checks();
    run_sql("UPDATE trees SET height = 4 WHERE id = 't1'");
    const auto before = read_facts(database()).size();
    const auto notes = ready();
    ASSERT_TRUE(notes.has_value()) << notes.error().message;
    EXPECT_EQ(read_facts(database()).size(), before + notes->restored.size());
    EXPECT_THAT(database_against_code(database(), garden::full()), IsEmpty());
    EXPECT_THROW(run_sql("UPDATE trees SET height = -1"), db::check_violation);
    const db::query heights{"test.heights", "SELECT sum(height) FROM trees"};
    EXPECT_EQ(database().first<std::int64_t>(heights), 4);
    EXPECT_THAT(ready()->restored, IsEmpty());
}

TEST_P(start, refuses_rows_that_a_check_would_not_take_and_keeps_them) {
    drop_checks();
    run_sql("UPDATE trees SET height = -5 WHERE id = 't2'");
    const auto refused = ready();
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.rows_in_the_way");
    ASSERT_THAT(refused.error().fields, SizeIs(1));
    EXPECT_EQ(refused.error().fields[0].field, "trees");
    EXPECT_EQ(
        refused.error().fields[0].detail, "1 row breaks check trees_height_check of trees (t2)"
    );
    const db::query count{"test.count", "SELECT count(*) FROM trees WHERE height = -5"};
    EXPECT_EQ(database().first<std::int64_t>(count), 1);
}

TEST_P(start, puts_back_a_trigger_that_a_migration_made) {
    const bool sqlite = GetParam() == db::engine::sqlite;
    history_.push_back(
        {3, "by_hand",
         sqlite
             ? "CREATE TRIGGER grow AFTER UPDATE OF note ON trees BEGIN UPDATE trees SET height ="
               " 7; END;\n"
             : "CREATE FUNCTION grow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.height = "
               "7; RETURN NEW; END $$;\nCREATE TRIGGER grow BEFORE UPDATE OF note ON trees FOR "
               "EACH ROW EXECUTE FUNCTION grow();\n",
         "SELECT 1;\n"}
    );
    ASSERT_TRUE(deploy(database(), history_).has_value());
    drop_checks(); // with the table, SQLite drops its triggers
    if (!sqlite) run_sql("DROP TRIGGER grow ON trees");
    const auto notes = ready();
    ASSERT_TRUE(notes.has_value()) << notes.error().message;
    run_sql("UPDATE trees SET note = 'new'");
    const db::query heights{"test.heights", "SELECT sum(height) FROM trees"};
    EXPECT_EQ(database().first<std::int64_t>(heights), 14);
}

TEST_P(start, serves_beside_what_is_harmless_and_says_so) {
    run_sql(
        "CREATE INDEX extra ON trees (height); CREATE TABLE sheds (id TEXT);"
        "ALTER TABLE plots ADD COLUMN colour TEXT; DROP INDEX trees_variety_idx"
    );
    const auto notes = ready();
    ASSERT_TRUE(notes.has_value()) << notes.error().message;
    EXPECT_THAT(notes->harmless, SizeIs(4));
}

TEST_P(start, refuses_a_schema_it_cannot_work_with_and_names_the_first_differences) {
    run_sql(
        "DROP INDEX plots_name_key; DROP INDEX trees_variety_idx;"
        "ALTER TABLE trees DROP COLUMN note; ALTER TABLE trees DROP COLUMN variety;"
    );
    const auto refused = ready();
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.history_ahead");
    run_sql("ALTER TABLE trees ADD COLUMN variety TEXT NOT NULL DEFAULT 'unknown'");
    const auto still = ready();
    ASSERT_TRUE(still.has_error());
    EXPECT_EQ(still.error().code, "migration.drift");
    EXPECT_THAT(still.error().message, HasSubstr("foyer migrate repair --dry-run"));
    ASSERT_THAT(still.error().fields, SizeIs(2));
    EXPECT_EQ(still.error().fields[0].field, "column trees.note");
    EXPECT_EQ(still.error().fields[1].field, "index plots_name_key of plots");
}

TEST_P(start, serves_beside_what_is_ignored_until_it_changes) {
    run_sql("DROP INDEX plots_name_key");
    EXPECT_TRUE(ready().has_error());
    const auto found = compare_all(database(), history_, garden::full()).open;
    ASSERT_THAT(found, SizeIs(1));
    ASSERT_TRUE(ignore(database(), found[0], "names may repeat").has_value());
    ASSERT_TRUE(ignore(database(), found[0], "names may repeat until spring").has_value());
    ASSERT_THAT(read_ignored(database()), SizeIs(1));
    EXPECT_EQ(read_ignored(database())[0].reason, "names may repeat until spring");
    EXPECT_TRUE(ready().has_value());
    EXPECT_THAT(compare_all(database(), history_, garden::full()).ignored, SizeIs(1));

    run_sql("CREATE UNIQUE INDEX plots_name_key ON plots (name, id)");
    EXPECT_TRUE(ready().has_error()) << "it is another difference now";
    run_sql("DROP INDEX plots_name_key");
    EXPECT_TRUE(forget(database(), found[0].object));
    EXPECT_FALSE(forget(database(), found[0].object));
    EXPECT_TRUE(ready().has_error());
}

TEST_P(start, mends_once_when_several_start_at_the_same_time) {
    drop_checks();
    test::in_threads(3, [&](int) {
        const auto own = db::database::open({.url = home().url()});
        const auto notes = make_ready(*own, history_, garden::full());
        EXPECT_TRUE(notes.has_value()) << notes.error().message;
    });
    EXPECT_THAT(database_against_code(database(), garden::full()), IsEmpty());
}

}
