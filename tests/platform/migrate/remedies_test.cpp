#include "platform/db/migrate/drift/remedies.hpp"

#include "garden.hpp"
#include "platform/db/migrate/drift/script_objects.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::migrate {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string absorb(const finding& f) { return remedies_for(f, garden::full()).absorb; }

}

TEST(remedies, are_three_in_exact_words) {
    const auto r = remedies_for({"column plots.colour", "nothing", "TEXT"}, garden::full());
    EXPECT_EQ(
        r.absorb,
        "add `std::optional<std::string> colour;` to struct plot,"
        " `.additions(&plot::colour)` to its builder, then"
        " `foyer migrate dev --name absorb_plots_colour`"
    );
    EXPECT_EQ(r.repair, "foyer migrate repair --dry-run \"column plots.colour\"");
    EXPECT_EQ(r.ignore, "foyer migrate ignore \"column plots.colour\" --reason \"...\"");
}

TEST(remedies, say_what_to_write_for_each_kind) {
    EXPECT_THAT(
        absorb({"column trees.size", "nothing", "numeric(14,2) NOT NULL DEFAULT 0"}),
        HasSubstr("`decimal<2> size;` to struct tree, `.additions(&tree::size)` and "
                  "`.defaults(&tree::size)`")
    );
    EXPECT_THAT(
        absorb({"column trees.height", "INTEGER NOT NULL", "BIGINT"}),
        HasSubstr("write the member as `std::optional<std::int64_t> height;`")
    );
    EXPECT_THAT(
        absorb({"index a of trees", "nothing", "unique (plot_id, note)"}),
        HasSubstr("`.unique(&tree::plot_id, &tree::note)`")
    );
    EXPECT_THAT(
        absorb({"index a of trees", "nothing", "(height)"}),
        HasSubstr("`.index(\"a\", &tree::height)`")
    );
    EXPECT_THAT(
        absorb({"enum TreeState", "YOUNG", "YOUNG, OLD"}),
        HasSubstr("BOOST_DESCRIBE_ENUM: YOUNG, OLD")
    );
    EXPECT_THAT(
        absorb({"index tall of trees", "nothing", "(height) WHERE height > 9"}),
        HasSubstr("--by-hand`, then write into the up files of an empty version: CREATE INDEX IF "
                  "NOT EXISTS \"tall\" ON \"trees\" (height) WHERE height > 9")
    );
}

TEST(remedies, spell_a_check_as_the_builder_does) {
    EXPECT_EQ(
        absorb({"check trees_height_check of trees", "height >= 0", "height >= 1"}),
        "say `.check(&tree::height, \"height >= 1\")` in the builder of tree, then"
        " `foyer migrate dev --name absorb_trees_height_check`"
    );
    EXPECT_EQ(
        absorb({"check plots_name_check of plots", "nothing", "name <> ''"}),
        "say `.check(&plot::name, \"name <> ''\")` in the builder of plot, then"
        " `foyer migrate dev --name absorb_plots_name_check`"
    );
    EXPECT_EQ(
        absorb({"check low of trees", "nothing", "height < 90"}),
        "say `.check(&tree::height, \"(height >= 0) AND (height < 90)\")` in the builder of tree,"
        " then `foyer migrate dev --name absorb_trees_low`, then add `ALTER TABLE \"trees\" DROP"
        " CONSTRAINT IF EXISTS \"low\";` to its file for PostgreSQL, for it is named"
        " trees_height_check now"
    );
    EXPECT_THAT(
        absorb({"check (\"note\" <> 'x') of trees", "nothing", ""}),
        HasSubstr("`.check(&tree::note, R\"sql(\"note\" <> 'x')sql\")`")
    );
    EXPECT_THAT(
        absorb({"check trees_value_check of trees", "value >= 0", "nothing"}),
        HasSubstr("take `.check(&tree::value, \"value >= 0\")` out of the builder of tree, then")
    );
    EXPECT_EQ(
        absorb({"check (typeof(\"height\") = 'integer') of trees", "", "nothing"}),
        "not possible: the type of the member makes this rule"
    );
    EXPECT_EQ(
        absorb({"check a of sheds", "nothing", "height < 90"}),
        "`foyer migrate dev --name absorb_sheds_a --by-hand`, then write into its up file for"
        " PostgreSQL `ALTER TABLE \"sheds\" ADD CONSTRAINT \"a\" CHECK (height < 90);` (SQLite:"
        " into the table, built anew), and ignore the difference, for no builder says it"
    );
}

TEST(remedies, spell_a_foreign_key_as_struct_and_builder_do) {
    const std::string to_plots = " REFERENCES plots(id) ON UPDATE CASCADE ON DELETE ";
    EXPECT_EQ(
        absorb(
            {"foreign key trees_plot_id_fkey of trees",
             "FOREIGN KEY (plot_id)" + to_plots + "RESTRICT",
             "FOREIGN KEY (plot_id)" + to_plots + "CASCADE"}
        ),
        "say `.on_target_deleted(&tree::plot_id, on_delete::cascade)` in the builder of tree, then"
        " `foyer migrate dev --name absorb_trees_plot_id_fkey`"
    );
    EXPECT_THAT(
        absorb(
            {"foreign key trees_note_fkey of trees", "nothing",
             "FOREIGN KEY (note)" + to_plots + "SET NULL"}
        ),
        HasSubstr("write the member as `std::optional<id_of<plot>> note;` in struct tree, say"
                  " `.on_target_deleted(&tree::note, on_delete::set_null)` in the builder of tree")
    );
    EXPECT_THAT(
        absorb(
            {"foreign key trees_plot_id_fkey of trees",
             "FOREIGN KEY (plot_id)" + to_plots + "RESTRICT", "nothing"}
        ),
        HasSubstr("write the member as `std::string plot_id;` in struct tree, then")
    );
    EXPECT_THAT(
        absorb(
            {"foreign key k of trees", "nothing",
             "FOREIGN KEY (note, variety) REFERENCES plots(id, name)"}
        ),
        HasSubstr("--by-hand`, then write into its up file for PostgreSQL `ALTER TABLE \"trees\""
                  " ADD CONSTRAINT \"k\" FOREIGN KEY (note, variety) REFERENCES plots(id, name);`")
    );
}

TEST(remedies, name_a_version_that_migrate_dev_takes) {
    for (const auto* object :
         {"check (a > 'B c') of trees", "enum TreeState", "view V", "table trees"})
        EXPECT_THAT(
            absorb({object, "nothing", "x"}), testing::ContainsRegex("--name absorb_[a-z0-9_]+[` ]")
        ) << object;
}

TEST(script_objects, are_what_a_drafted_file_makes) {
    const auto history = garden::history(db::engine::sqlite);
    EXPECT_THAT(
        objects_made_by(history[0].up), ElementsAre(
                                            "table plots", "index plots_name_key of plots",
                                            "table trees", "index idx_trees_plot of trees"
                                        )
    );
    EXPECT_THAT(
        objects_made_by(history[1].up),
        ElementsAre("column trees.variety", "index trees_variety_idx of trees")
    );
    EXPECT_THAT(
        objects_made_by(garden::history(db::engine::postgres)[0].up),
        testing::Contains("enum TreeState")
    );
}

TEST(script_objects, are_not_what_a_rebuild_makes_again) {
    auto trees = garden::tree_table();
    const_cast<schema::column_def*>(trees.find_column("height"))->check = "height > 1";
    const auto after = schema::make_schema({garden::plot_table(), trees});
    const auto step = draft(garden::full(), after, 3, "check", schema::dialect::sqlite);
    EXPECT_THAT(objects_made_by(step.up), IsEmpty());
    EXPECT_THAT(row_changes_in(step.up), IsEmpty());
}

TEST(script_objects, that_may_be_there_already_are_not_new) {
    EXPECT_THAT(
        objects_new_in("CREATE INDEX IF NOT EXISTS a ON t (x);\nCREATE UNIQUE INDEX b ON t (y);"),
        ElementsAre("index b of t")
    );
    EXPECT_THAT(
        row_changes_in("CREATE TABLE a (x);\nUPDATE a SET x = 1;"),
        ElementsAre("UPDATE a SET x = 1")
    );
}

TEST(script_objects, made_by_hand_live_until_a_migration_drops_them) {
    std::vector<migration> history{
        {1, "a", "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END;\nSELECT 2;", ""},
        {2, "b", "CREATE VIEW v AS SELECT 1;\n", ""},
    };
    const auto made = made_by_hand(history, {});
    EXPECT_EQ(made.at("trigger t of a"), "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END");
    EXPECT_EQ(made.at("view v"), "CREATE VIEW v AS SELECT 1");
    history.push_back({3, "c", "DROP TRIGGER t;", ""});
    EXPECT_FALSE(made_by_hand(history, {}).contains("trigger t of a"));
}

}
