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

}
