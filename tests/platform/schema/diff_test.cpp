#include "platform/schema/diff.hpp"

#include "sample_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::schema {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> described(const database_schema& a, const database_schema& b) {
    std::vector<std::string> out;
    for (const auto& c : differences(a, b)) out.push_back(describe(c));
    return out;
}

// The sample schema after an edit of the table of birds.
template <class F>
database_schema edited(F edit) {
    auto birds = samples::bird_table();
    edit(birds);
    return make_schema({samples::nest_table(), birds});
}

column_def& column(table_def& t, std::string_view name) {
    return const_cast<column_def&>(*t.find_column(name));
}

}

TEST(diff, finds_nothing_between_equal_schemas) {
    EXPECT_THAT(described(samples::sample_schema(), samples::sample_schema()), IsEmpty());
    EXPECT_THAT(
        statements_for(samples::sample_schema(), samples::sample_schema(), dialect::sqlite),
        IsEmpty()
    );
}

TEST(diff, does_not_care_about_tags_lengths_and_order) {
    const auto other = edited([](table_def& t) {
        std::swap(t.columns[1], t.columns[2]);
        column(t, "note").tags.push_back(tag::pii);
        column(t, "note").max_length = 3;
    });
    EXPECT_THAT(described(samples::sample_schema(), other), IsEmpty());
}

TEST(diff, names_added_and_dropped_columns_and_indexes) {
    const auto seed = seed_only(samples::sample_schema());
    EXPECT_THAT(
        described(seed, samples::sample_schema()),
        ElementsAre("add column birds.country", "create index birds_created_at_idx")
    );
    EXPECT_THAT(
        described(samples::sample_schema(), seed),
        ElementsAre("drop index birds_created_at_idx", "drop column birds.country")
    );
}

TEST(diff, drops_tables_before_those_they_reference) {
    EXPECT_THAT(
        described(samples::sample_schema(), {}),
        ElementsAre("drop table birds", "drop table nests", "drop enum BirdState")
    );
}

TEST(diff, names_what_changed_in_a_column) {
    const auto other = edited([](table_def& t) {
        column(t, "wing_beats").nullable = true;
        column(t, "egg_count").default_value = "1";
        column(t, "egg_count").check = "egg_count >= 1";
        column(t, "note").type = kind::json;
        column(t, "nest_id").on_target_deleted = on_delete::restrict;
    });
    EXPECT_THAT(
        described(samples::sample_schema(), other),
        ElementsAre(
            "change column birds.note (type)", "change column birds.nest_id (reference)",
            "change column birds.egg_count (default, check)",
            "change column birds.wing_beats (nullable)"
        )
    );
}

TEST(diff, adds_enum_values_in_place_on_postgres) {
    const auto other = edited([](table_def& t) {
        column(t, "state").enum_values = {"WILD", "TRACKED", "RINGED"};
    });
    const auto script =
        script_of(statements_for(samples::sample_schema(), other, dialect::postgres));
    EXPECT_THAT(script, HasSubstr("ALTER TYPE \"BirdState\" ADD VALUE 'TRACKED' AFTER 'WILD';"));
}

TEST(diff, makes_the_type_anew_when_the_same_migration_uses_the_new_value) {
    const auto other = edited([](table_def& t) {
        column(t, "state").enum_values = {"WILD", "RINGED", "TRACKED"};
        column(t, "state").default_value = "TRACKED";
    });
    const auto script =
        script_of(statements_for(samples::sample_schema(), other, dialect::postgres));
    EXPECT_THAT(script, HasSubstr("RENAME TO \"BirdState_old\""));
    EXPECT_THAT(script, HasSubstr("DROP TYPE \"BirdState_old\""));
}

TEST(diff, rebuilds_a_sqlite_table_once_for_all_its_changes) {
    const auto other = edited([](table_def& t) {
        column(t, "weight").scale = 2;
        column(t, "note").nullable = false;
        column(t, "note").default_value = "";
    });
    const auto script = script_of(statements_for(samples::sample_schema(), other, dialect::sqlite));
    EXPECT_TRUE(script.starts_with(
        "-- change column birds.note (nullable, default)\n-- change column birds.weight (type)\n"
        "CREATE TABLE \"new_birds\" (\n"
    ));
    EXPECT_THAT(script, HasSubstr("coalesce(\"note\", '')"));
    EXPECT_THAT(script, HasSubstr("CAST(round(\"weight\" / 10.0) AS INTEGER)"));
    EXPECT_THAT(script, HasSubstr("ALTER TABLE \"new_birds\" RENAME TO \"birds\";"));
    EXPECT_THAT(script, HasSubstr("CREATE INDEX \"idx_birds_state\""));
    EXPECT_EQ(script.find("DROP TABLE"), script.rfind("DROP TABLE"));
}

}
