#include "platform/json/schema.hpp"

#include "platform/json/samples.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace foyer {

using namespace json_samples;

TEST(json_schema, describes_structs_once_and_refers_to_them) {
    json::schemas all;
    EXPECT_EQ(json::schema_of<article>(all), R"({"$ref":"#/components/schemas/Article"})");
    ASSERT_TRUE(all.contains("Article"));
    ASSERT_TRUE(all.contains("Picture"));
    const auto parsed = boost::json::parse(all["Article"]);
    const auto& properties = parsed.at("properties").as_object();
    EXPECT_EQ(properties.at("price").at("format"), "decimal");
    EXPECT_EQ(properties.at("createdAt").at("format"), "date-time");
    EXPECT_EQ(properties.at("shade").at("enum").as_array().size(), 2U);
    EXPECT_EQ(properties.at("pictures").at("items").at("$ref"), "#/components/schemas/Picture");
}

TEST(json_schema, optionals_and_defaults_are_not_required) {
    json::schemas all;
    const auto fields = json::fields_of<order>(all);
    for (const auto& f : fields) {
        const bool optional = f.name == "mail" || f.name == "shade" || f.name == "acceptsTerms";
        EXPECT_EQ(f.required, !optional) << f.name;
        EXPECT_NO_THROW((void)boost::json::parse(f.schema)) << f.name;
    }
}

TEST(json_schema, bounds_of_input_types_are_in_the_schema) {
    json::schemas all;
    EXPECT_EQ(
        (json::schema_of<text<1, 20>>(all)), R"({"type":"string","minLength":1,"maxLength":20})"
    );
    EXPECT_EQ(json::schema_of<quantity>(all), R"({"type":"integer","minimum":1,"maximum":999})");
    EXPECT_EQ(
        (json::schema_of<or_else<int_between<1, 100>, 24>>(all)),
        R"({"type":"integer","minimum":1,"maximum":100,"default":24})"
    );
}

TEST(json_schema, names_components_without_namespaces) {
    EXPECT_EQ(json::component_name("foyer::shop::product_card"), "ProductCard");
    EXPECT_EQ(
        json::component_name("foyer::api::list_page<foyer::shop::product_card>"),
        "ListPageOfProductCard"
    );
}

}
