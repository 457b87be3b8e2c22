#include "platform/schema/typescript.hpp"

#include "sample_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::schema {

TEST(typescript, has_an_interface_a_table_with_keys_as_json_spells_them) {
    EXPECT_THAT(export_typescript(samples::sample_schema()), testing::HasSubstr(R"(
/** A row of birds. */
export interface Bird {
  id: string
  ringNumber: string
  note: string | null
  /** id of Nest */
  nestId: string
  /** id of Nest */
  winterNestId: string | null
  state: BirdState
  isAlive: boolean
  eggCount: number
  wingBeats: number
  price: string
  weight: string
  share: string
  traits: unknown
  extra: unknown | null
  createdAt: string
  updatedAt: string
  country: string
}
)"));
}

TEST(typescript, writes_an_enum_as_the_union_of_its_texts) {
    EXPECT_THAT(
        export_typescript(samples::sample_schema()),
        testing::HasSubstr("\nexport type BirdState = 'WILD' | 'RINGED'\n")
    );
}

TEST(typescript, says_what_must_not_be_shown) {
    auto bird = samples::bird_table();
    bird.columns[1].tags = {tag::pii, tag::internal};
    bird.columns[2].tags = {tag::secret};
    const auto text = export_typescript(make_schema({samples::nest_table(), bird}));
    EXPECT_THAT(
        text,
        testing::HasSubstr("  /** personal data; not for customers */\n  ringNumber: string\n")
    );
    EXPECT_THAT(
        text,
        testing::HasSubstr("  /** secret: never leaves the program */\n  note: string | null\n")
    );
}

}
