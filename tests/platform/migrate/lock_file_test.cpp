#include "platform/db/migrate/lock_file.hpp"

#include "garden.hpp"
#include "platform/schema/diff.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::migrate {

TEST(lock_file, brings_back_the_schema_it_was_written_from) {
    const auto text = to_json({7, garden::full()});
    const auto read = parse_lock_file(text);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->version, 7);
    EXPECT_TRUE(differences(garden::full(), read->schema).empty());
    EXPECT_EQ(to_json(*read), text);
}

TEST(lock_file, writes_a_line_a_column) {
    const auto text = to_json({1, garden::full()});
    EXPECT_THAT(
        text, testing::HasSubstr(
                  "        {\"name\":\"variety\",\"kind\":\"text\",\"default\":\"unknown\"}\n"
              )
    );
}

TEST(lock_file, is_refused_when_it_is_something_else) {
    for (const auto* text :
         {"", "{", "[]", "{\"version\": 1}", R"({"version": 1, "tables": [{}]})"}) {
        const auto read = parse_lock_file(text);
        ASSERT_TRUE(read.has_error()) << text;
        EXPECT_EQ(read.error().code, "migration.lock_unreadable");
    }
}

TEST(lock_file, is_refused_when_what_it_describes_cannot_be) {
    const auto refused = [](std::string_view columns, std::string_view rest) {
        const auto read = parse_lock_file(
            R"({"version":1,"tables":[{"name":"beds","model":"bed","primary_key":["id"],)"
            R"("columns":[{"name":"id","kind":"text"})" +
            std::string(columns) + R"(],"indexes":[)" + std::string(rest) + "]}]}"
        );
        return read.has_error() ? read.error().message : "accepted";
    };
    using testing::HasSubstr;
    EXPECT_EQ(refused("", ""), "accepted");
    EXPECT_THAT(refused(R"(,{"name":"id","kind":"text"})", ""), HasSubstr("beds.id: twice"));
    EXPECT_THAT(
        refused(R"(,{"name":"a","kind":"text","references":"x","on_delete":"cascade"})", ""),
        HasSubstr("without table")
    );
    EXPECT_THAT(
        refused(R"(,{"name":"a","kind":"text","references":"bed","on_delete":"perhaps"})", ""),
        HasSubstr("on_delete")
    );
    EXPECT_THAT(
        refused(R"(,{"name":"a","kind":"decimal","precision":40,"scale":2})", ""),
        HasSubstr("precision")
    );
    EXPECT_THAT(
        refused(R"(,{"name":"a","kind":"integer","default":"many"})", ""),
        HasSubstr("no whole number")
    );
    EXPECT_THAT(
        refused(R"(,{"name":"a","kind":"enumeration","values":["A"]})", ""), HasSubstr("enum")
    );
    EXPECT_THAT(refused("", R"({"name":"i","columns":["x"]})"), HasSubstr("no column"));
    EXPECT_THAT(refused("", R"({"name":"beds","columns":["id"]})"), HasSubstr("used twice"));
}

}
