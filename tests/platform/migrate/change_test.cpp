#include "garden.hpp"
#include "platform/db/failure.hpp"
#include "platform/db/migrate/exclusive_script.hpp"
#include "platform/db/migrate/inspection.hpp"
#include "platform/schema/diff.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace foyer::migrate {

namespace {

constexpr db::query list_trees{"test.list_trees", R"sql(
    SELECT id || ' ' || plot_id || ' ' || coalesce(note, '-') FROM trees ORDER BY id)sql"};

schema::column_def& column_of(schema::table_def& t, std::string_view name) {
    return const_cast<schema::column_def&>(*t.find_column(name));
}

schema::database_schema garden_with(const std::function<void(schema::table_def&)>& edit) {
    auto trees = garden::tree_table();
    edit(trees);
    return schema::make_schema({garden::plot_table(), trees});
}

// Each kind of change, done and undone over rows; what the database says of itself must be what a
// fresh one would say, and at the end what it was.
class change : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        database().execute_script(export_ddl(garden::full(), dialect_of(GetParam())));
        database().execute_script(garden::seed_rows);
    }

    void apply(const schema::database_schema& from, const schema::database_schema& to) {
        const auto script = script_of(statements_for(from, to, dialect_of(GetParam())));
        ASSERT_NE(script, "");
        database().execute_script(as_transaction(GetParam(), script));
        EXPECT_THAT(different_from(to), testing::IsEmpty());
    }

    std::vector<std::string> different_from(const schema::database_schema& code) {
        std::vector<std::string> out;
        for (const auto& f : database_against_code(database(), code))
            out.push_back(f.object + ": " + f.expected + " / " + f.found);
        return out;
    }

    void there_and_back(const std::function<void(schema::table_def&)>& edit) {
        const auto before = read_facts(database());
        const auto rows = database().all<std::string>(list_trees);
        ASSERT_EQ(rows.size(), 2U);
        const auto other = garden_with(edit);
        apply(garden::full(), other);
        EXPECT_EQ(database().all<std::string>(list_trees), rows);
        apply(other, garden::full());
        EXPECT_EQ(database().all<std::string>(list_trees), rows);
        EXPECT_EQ(read_facts(database()), before);
    }
};

}

FOYER_ON_BOTH_ENGINES(change);

TEST_P(change, a_fresh_database_is_as_the_code_says) {
    EXPECT_THAT(different_from(garden::full()), testing::IsEmpty());
}

TEST_P(change, adds_and_drops_a_nullable_column) {
    there_and_back([](auto& t) {
        schema::column_def c;
        c.name = "fruit";
        c.nullable = true;
        t.columns.push_back(c);
    });
}

TEST_P(change, adds_a_moment_that_defaults_to_the_insert) {
    there_and_back([](auto& t) {
        auto c = column_of(t, "created_at");
        c.name = "seen_at";
        t.columns.push_back(c);
    });
}

TEST_P(change, adds_a_reference_and_an_index_over_it) {
    there_and_back([](auto& t) {
        auto c = column_of(t, "plot_id");
        c.name = "next_plot_id";
        c.nullable = true;
        c.on_target_deleted = schema::on_delete::set_null;
        t.columns.push_back(c);
        t.indexes.push_back({"trees_next_plot_id_idx", {"next_plot_id"}, false, true});
    });
}

TEST_P(change, replaces_an_index_of_the_same_name) {
    there_and_back([](auto& t) { t.indexes[0].columns = {"plot_id", "variety"}; });
}

TEST_P(change, makes_a_column_nullable_and_back) {
    there_and_back([](auto& t) { column_of(t, "height").nullable = true; });
}

TEST_P(change, changes_a_default) {
    there_and_back([](auto& t) { column_of(t, "height").default_value = "3"; });
}

TEST_P(change, drops_a_default) {
    there_and_back([](auto& t) { column_of(t, "variety").default_value.reset(); });
}

TEST_P(change, changes_a_check) {
    there_and_back([](auto& t) { column_of(t, "height").check = "height >= 0 AND height <= 90"; });
}

TEST_P(change, widens_an_integer) {
    there_and_back([](auto& t) { column_of(t, "height").type = schema::kind::bigint; });
}

TEST_P(change, changes_what_happens_when_the_target_goes) {
    there_and_back([](auto& t) {
        column_of(t, "plot_id").on_target_deleted = schema::on_delete::cascade;
    });
}

TEST_P(change, adds_an_enum_value_and_takes_it_away) {
    there_and_back([](auto& t) {
        column_of(t, "state").enum_values = {"YOUNG", "BEARING", "FELLED"};
    });
}

TEST_P(change, adds_an_enum_value_that_is_the_new_default) {
    there_and_back([](auto& t) {
        column_of(t, "state").enum_values = {"SEED", "YOUNG", "BEARING"};
        column_of(t, "state").default_value = "SEED";
    });
}

TEST_P(change, adds_and_drops_a_table_with_an_enum_of_its_own) {
    const auto before = read_facts(database());
    auto tools = garden::tree_table();
    tools.name = "tools";
    tools.model = "tool";
    tools.indexes.clear();
    auto& state = column_of(tools, "state");
    state.enum_type = "ToolState";
    state.enum_values = {"YOUNG", "WORN"};
    const auto other = schema::make_schema({tools, garden::plot_table(), garden::tree_table()});
    apply(garden::full(), other);
    apply(other, garden::full());
    EXPECT_EQ(read_facts(database()), before);
}

TEST_P(change, keeps_amounts_exact_when_their_scale_grows) {
    database().execute_script(
        GetParam() == db::engine::sqlite ? "UPDATE trees SET value = 12345"
                                         : "UPDATE trees SET value = 123.45"
    );
    there_and_back([](auto& t) { column_of(t, "value").scale = 3; });
    const auto amounts = database().all<money>(db::query{"test.values", "SELECT value FROM trees"});
    EXPECT_THAT(amounts, testing::Each(money{12345}));
}

TEST_P(change, keeps_the_rows_that_point_to_a_table_which_is_made_anew) {
    const auto cascading = garden_with([](auto& t) {
        column_of(t, "plot_id").on_target_deleted = schema::on_delete::cascade;
    });
    apply(garden::full(), cascading);
    auto plots = garden::plot_table();
    column_of(plots, "name").check = "length(name) > 2";
    const auto checked = schema::make_schema({plots, cascading.tables[1]});
    apply(cascading, checked);
    EXPECT_EQ(database().all<std::string>(list_trees).size(), 2U);
    EXPECT_THROW(database().execute_script("UPDATE plots SET name = 'x'"), db::check_violation);
}

TEST_P(change, finds_what_a_hand_has_changed) {
    database().execute_script("DROP INDEX idx_trees_plot; ALTER TABLE plots ADD COLUMN colour TEXT;"
    );
    EXPECT_THAT(
        different_from(garden::full()), testing::ElementsAre(
                                            testing::StartsWith("column plots.colour: nothing / "),
                                            "index idx_trees_plot of trees: (plot_id) / nothing"
                                        )
    );
}

}
