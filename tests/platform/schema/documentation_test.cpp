#include "platform/schema/documentation.hpp"

#include "sample_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::schema {

namespace {

std::string document_of(const table_def& bird) {
    const auto schema = make_schema({samples::nest_table(), bird});
    const std::vector<table_group> groups{
        {"Homes", {schema.find_table("nests")}}, {"Animals", {schema.find_table("birds")}}
    };
    return export_markdown(schema, groups);
}

}

TEST(documentation, has_a_section_a_group_with_its_diagram) {
    EXPECT_THAT(document_of(samples::bird_table()), testing::HasSubstr(R"(
## Homes

```mermaid
erDiagram
  nests {
    text id PK
    text name UK
    text parent_id FK "may be null"
  }
  nests |o--o{ nests : parent
```

### nests
)"));
}

TEST(documentation, shows_a_column_as_both_engines_declare_it) {
    const auto text = document_of(samples::bird_table());
    for (const auto* line : {
             "\n| `id` | `TEXT` | `TEXT` | no | | primary | | seed |\n",
             "\n| `nest_id` | `TEXT` | `TEXT` | no | | [nests](#nests), deleted with it | |"
             " seed |\n",
             "\n| `winter_nest_id` | `TEXT` | `TEXT` | yes | | [nests](#nests), emptied with it | |"
             " seed |\n",
             "\n| `price` | `NUMERIC(14,2)` | `BIGINT` | no | `0.00` | | `price >= 0` | seed |\n",
             "\n| `country` | `TEXT` | `TEXT` | no | `Côte d'Ivoire` | | | ours |\n",
             "\n- `birds_nest_id_ring_number_key`: nest_id, ring_number, unique\n",
             "\n- `BirdState`: WILD, RINGED\n",
         })
        EXPECT_THAT(text, testing::HasSubstr(line));
}

TEST(documentation, keeps_a_bar_inside_its_cell) {
    auto bird = samples::bird_table();
    bird.columns[1].check = "ring_number <> '|'";
    bird.columns[1].tags = {tag::pii};
    EXPECT_THAT(
        document_of(bird), testing::HasSubstr("| `ring_number <> '\\|'`, **pii** | seed |\n")
    );
}

}
