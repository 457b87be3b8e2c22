#include "platform/schema/prisma.hpp"

#include "platform/schema/relations.hpp"
#include "sample_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::schema {

TEST(prisma, describes_columns_as_postgres_has_them) {
    EXPECT_THAT(export_prisma(samples::sample_schema(), dialect::postgres), testing::HasSubstr(R"(
model Bird {
  id String @id @default(cuid())
  ringNumber String @map("ring_number")
  note String?
  nestId String @map("nest_id")
  winterNestId String? @map("winter_nest_id")
  state BirdState @default(RINGED)
  isAlive Boolean @default(true) @map("is_alive")
  eggCount Int @default(0) @map("egg_count")
  wingBeats BigInt @map("wing_beats")
  price Decimal @default(0) @db.Decimal(14, 2)
  weight Decimal @db.Decimal(14, 3)
  share Decimal @default(19) @db.Decimal(5, 2)
  traits Json @default("{}")
  extra Json?
  createdAt DateTime @default(now()) @map("created_at") @db.Timestamptz(3)
  updatedAt DateTime @updatedAt @map("updated_at") @db.Timestamptz(3)
  country String @default("Côte d'Ivoire")
)"));
}

TEST(prisma, names_both_ends_of_every_relation_and_what_a_deletion_does) {
    const auto text = export_prisma(samples::sample_schema(), dialect::postgres);
    for (const auto* line : {
             "  parent Nest? @relation(\"NestParent\", fields: [parentId], references: [id], "
             "onDelete: SetNull, onUpdate: Cascade)\n",
             "  children Nest[] @relation(\"NestParent\")\n",
             "  birdsAsNest Bird[] @relation(\"BirdNest\")\n",
             "  birdsAsWinterNest Bird[] @relation(\"BirdWinterNest\")\n",
             "  nest Nest @relation(\"BirdNest\", fields: [nestId], references: [id], "
             "onDelete: Cascade, onUpdate: Cascade)\n",
         })
        EXPECT_THAT(text, testing::HasSubstr(line));
}

TEST(prisma, maps_names_that_are_not_its_own) {
    const auto text = export_prisma(samples::sample_schema(), dialect::postgres);
    EXPECT_THAT(text, testing::HasSubstr(R"(
  @@unique([nestId, ringNumber])
  @@index([state], map: "idx_birds_state")
  @@index([createdAt])
  @@map("birds")
}
)"));
    EXPECT_THAT(text, testing::HasSubstr("\nenum BirdState {\n  WILD\n  RINGED\n}\n"));
}

TEST(prisma, counts_decimals_in_whole_units_on_sqlite) {
    const auto text = export_prisma(samples::sample_schema(), dialect::sqlite);
    EXPECT_THAT(text, testing::HasSubstr("  price BigInt @default(0)\n"));
    EXPECT_THAT(text, testing::HasSubstr("  share Int @default(1900)\n"));
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("@db.")));
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("url")));
}

TEST(relations, are_called_as_the_other_table_would_call_them) {
    auto wings = samples::nest_table();
    wings.name = "nest_twigs";
    wings.model = "nest_twig";
    wings.indexes.clear();
    wings.columns.back().references = "nest";
    const auto schema = make_schema({samples::nest_table(), wings});
    const auto relations = relations_of(schema);
    ASSERT_EQ(relations.size(), 2U);
    EXPECT_EQ(relations[1].forward, "parent");
    EXPECT_EQ(relations[1].backward, "twigs");
    EXPECT_FALSE(relations[1].one_to_one);
}

TEST(relations, are_singular_when_the_key_is_unique) {
    auto egg = samples::nest_table();
    egg.name = "eggs";
    egg.model = "egg";
    egg.columns.back().relation = "home";
    egg.columns.back().references = "nest";
    egg.indexes = {{"eggs_parent_id_key", {"parent_id"}, true, false}};
    const auto schema = make_schema({samples::nest_table(), egg});
    const auto relations = relations_of(schema);
    ASSERT_EQ(relations.size(), 2U);
    EXPECT_EQ(relations[1].forward, "home");
    EXPECT_EQ(relations[1].backward, "egg");
    EXPECT_TRUE(relations[1].one_to_one);
}

}
