#include "platform/schema/description.hpp"

#include "sample_tables.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::schema {

TEST(description, is_json_with_every_table_and_column) {
    const auto schema = samples::sample_schema();
    const auto document = boost::json::parse(export_json(schema));
    EXPECT_EQ(document.at("format").as_string(), "foyer-schema/1");
    const auto& tables = document.at("tables").as_array();
    ASSERT_EQ(tables.size(), schema.tables.size());
    for (std::size_t t = 0; t < tables.size(); ++t) {
        const auto& columns = tables[t].at("columns").as_array();
        ASSERT_EQ(columns.size(), schema.tables[t].columns.size());
        for (std::size_t c = 0; c < columns.size(); ++c)
            EXPECT_EQ(columns[c].at("name").as_string(), schema.tables[t].columns[c].name);
    }
}

TEST(description, says_of_a_column_what_it_has_and_nothing_more) {
    auto bird = samples::bird_table();
    bird.columns[1].max_length = 12;
    bird.columns[1].tags = {tag::pii};
    const auto text = export_json(make_schema({samples::nest_table(), bird}));
    for (const auto* line : {
             R"({"name":"id","key":"id","type":"text","nullable":false,"source":"seed"},)",
             R"({"name":"ring_number","key":"ringNumber","type":"text","nullable":false,)"
             R"("maxLength":12,"tags":["pii"],"source":"seed"},)",
             R"({"name":"nest_id","key":"nestId","type":"text","nullable":false,"references":)"
             R"({"table":"nests","column":"id","onDelete":"cascade"},"source":"seed"},)",
             R"({"name":"state","key":"state","type":"enumeration","nullable":false,)"
             R"("enum":"BirdState","default":"RINGED","source":"seed"},)",
             R"({"name":"price","key":"price","type":"decimal","nullable":false,"precision":14,)"
             R"("scale":2,"default":"0.00","check":"price >= 0","source":"seed"},)",
             R"({"name":"country","key":"country","type":"text","nullable":false,)"
             R"("default":"Côte d'Ivoire","source":"addition"})",
             R"({"name":"BirdState","values":["WILD","RINGED"]})",
             R"({"name":"idx_birds_state","columns":["state"],"unique":false,"source":"seed"})",
         })
        EXPECT_THAT(text, testing::HasSubstr(line));
}

TEST(description, says_that_all_of_an_added_table_is_added) {
    auto nest = samples::nest_table();
    nest.addition = true;
    const auto document = boost::json::parse(export_json(make_schema({nest})));
    const auto& table = document.at("tables").at(0);
    EXPECT_EQ(table.at("source").as_string(), "addition");
    for (const auto& c : table.at("columns").as_array())
        EXPECT_EQ(c.at("source").as_string(), "addition");
    for (const auto& i : table.at("indexes").as_array())
        EXPECT_EQ(i.at("source").as_string(), "addition");
}

}
