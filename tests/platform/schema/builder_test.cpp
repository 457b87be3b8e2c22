#include "sample_tables.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

namespace foyer::schema {

namespace {

// The reason is logged to the standard output; a death test reads the other one.
void log_where_the_test_reads() { ::dup2(STDERR_FILENO, STDOUT_FILENO); }

bool has_index(const table_def& t, std::string_view name) {
    for (const auto& i : t.indexes)
        if (i.name == name) return true;
    return false;
}

}

TEST(builder, puts_a_table_after_those_it_references) {
    const auto schema = samples::sample_schema();
    ASSERT_EQ(schema.tables.size(), 2U);
    EXPECT_EQ(schema.tables[0].name, "nests");
    EXPECT_EQ(schema.target_of(*schema.tables[1].find_column("nest_id")).name, "nests");
}

TEST(builder, keeps_additions_out_of_the_first_version) {
    const auto seed = seed_only(samples::sample_schema());
    const auto* birds = seed.find_table("birds");
    ASSERT_NE(birds, nullptr);
    EXPECT_EQ(birds->find_column("country"), nullptr);
    EXPECT_NE(birds->find_column("updated_at"), nullptr);
    EXPECT_TRUE(has_index(*birds, "idx_birds_state"));
    EXPECT_FALSE(has_index(*birds, "birds_created_at_idx"));
    EXPECT_TRUE(has_index(*birds, "birds_nest_id_ring_number_key"));
}

TEST(builder, names_each_enum_once) {
    const auto enums = enums_of(samples::sample_schema());
    ASSERT_EQ(enums.size(), 1U);
    EXPECT_EQ(enums[0].name, "BirdState");
    EXPECT_EQ(enums[0].values, (std::vector<std::string>{"WILD", "RINGED"}));
}

TEST(builder_death, refuses_an_added_column_that_a_seed_writer_could_not_fill) {
    EXPECT_DEATH(
        (log_where_the_test_reads(),
         schema::table<samples::bird>("birds").additions(&samples::bird::price).build()),
        "knows only the seed"
    );
}

TEST(builder_death, refuses_an_amount_in_a_check) {
    EXPECT_DEATH(
        (log_where_the_test_reads(),
         schema::table<samples::bird>("birds").check(&samples::bird::price, "price > 100").build()),
        "compared with 0"
    );
}

TEST(builder_death, refuses_a_check_of_the_seed_over_an_added_column) {
    EXPECT_DEATH(
        (log_where_the_test_reads(),
         schema::table<samples::bird>("birds")
             .check(&samples::bird::egg_count, "egg_count > length(country)")
             .defaults(&samples::bird::country)
             .additions(&samples::bird::country)
             .build()),
        "names an added column"
    );
}

TEST(builder_death, refuses_a_reference_to_a_struct_without_table) {
    EXPECT_DEATH(
        (log_where_the_test_reads(), make_schema({samples::bird_table()})), "struct without table"
    );
}

}
