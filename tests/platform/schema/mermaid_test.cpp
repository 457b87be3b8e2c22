#include "platform/schema/mermaid.hpp"

#include "sample_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::schema {

TEST(mermaid, draws_every_column_and_relation) {
    const auto text = export_mermaid(samples::sample_schema());
    EXPECT_THAT(text, testing::StartsWith(R"(erDiagram
  nests {
    text id PK
    text name UK
    text parent_id FK "may be null"
  }
  birds {
    text id PK
    text ring_number
)"));
    EXPECT_THAT(text, testing::HasSubstr("\n    BirdState state\n"));
    EXPECT_THAT(text, testing::EndsWith(R"(
  nests |o--o{ nests : parent
  nests ||--o{ birds : nest
  nests |o--o{ birds : winter_nest
)"));
}

TEST(mermaid, shows_a_unique_key_as_one_to_one) {
    auto bird = samples::bird_table();
    bird.indexes.push_back({"birds_nest_id_key", {"nest_id"}, true, false});
    const auto text = export_mermaid(make_schema({samples::nest_table(), bird}));
    EXPECT_THAT(text, testing::HasSubstr("    text nest_id FK, UK\n"));
    EXPECT_THAT(text, testing::HasSubstr("  nests ||--o| birds : nest\n"));
}

TEST(mermaid, gives_an_overview_of_some_tables_with_their_keys_only) {
    const std::vector<std::string> names{"birds"};
    EXPECT_EQ(mermaid_overview(samples::sample_schema(), names), R"(erDiagram
  birds {
    text id PK
    text nest_id FK
    text winter_nest_id FK "may be null"
  }
  nests ||--o{ birds : nest
  nests |o--o{ birds : winter_nest
)");
}

}
