#include "platform/schema/ddl.hpp"

#include "sample_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::schema {

TEST(ddl, writes_every_kind_of_column_for_sqlite) {
    EXPECT_EQ(export_ddl(samples::sample_schema(), dialect::sqlite), R"sql(-- create table nests
CREATE TABLE "nests" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "name" TEXT NOT NULL CHECK (typeof("name") = 'text'),
    "parent_id" TEXT CHECK (typeof("parent_id") IN ('text', 'null'))
        REFERENCES "nests" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    PRIMARY KEY ("id")
);

-- create index nests_name_key
CREATE UNIQUE INDEX "nests_name_key" ON "nests" ("name");

-- create table birds
CREATE TABLE "birds" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "ring_number" TEXT NOT NULL CHECK (typeof("ring_number") = 'text'),
    "note" TEXT CHECK (typeof("note") IN ('text', 'null')),
    "nest_id" TEXT NOT NULL CHECK (typeof("nest_id") = 'text')
        REFERENCES "nests" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    "winter_nest_id" TEXT CHECK (typeof("winter_nest_id") IN ('text', 'null'))
        REFERENCES "nests" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    "state" TEXT NOT NULL DEFAULT 'RINGED' CHECK ("state" IN ('WILD', 'RINGED')),
    "is_alive" BOOLEAN NOT NULL DEFAULT true CHECK ("is_alive" IN (0, 1)),
    "egg_count" INTEGER NOT NULL DEFAULT 0 CHECK (typeof("egg_count") = 'integer')
        CONSTRAINT "birds_egg_count_check" CHECK (egg_count >= 0 AND egg_count <= 12),
    "wing_beats" BIGINT NOT NULL CHECK (typeof("wing_beats") = 'integer'),
    "price" BIGINT NOT NULL DEFAULT 0 CHECK (typeof("price") = 'integer')
        CONSTRAINT "birds_price_check" CHECK (price >= 0),
    "weight" BIGINT NOT NULL CHECK (typeof("weight") = 'integer'),
    "share" INTEGER NOT NULL DEFAULT 1900 CHECK (typeof("share") = 'integer'),
    "traits" JSONB NOT NULL DEFAULT '{}' CHECK (json_valid("traits")),
    "extra" JSONB CHECK ("extra" IS NULL OR json_valid("extra")),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    "updated_at" DATETIME NOT NULL CHECK (typeof("updated_at") = 'text'),
    "country" TEXT NOT NULL DEFAULT 'Côte d''Ivoire' CHECK (typeof("country") = 'text'),
    PRIMARY KEY ("id")
);

-- create index birds_nest_id_ring_number_key
CREATE UNIQUE INDEX "birds_nest_id_ring_number_key" ON "birds" ("nest_id", "ring_number");

-- create index idx_birds_state
CREATE INDEX "idx_birds_state" ON "birds" ("state");

-- create index birds_created_at_idx
CREATE INDEX "birds_created_at_idx" ON "birds" ("created_at");
)sql");
}

TEST(ddl, writes_every_kind_of_column_for_postgres) {
    const auto schema = samples::sample_schema();
    EXPECT_EQ(
        create_table_sql(schema, schema.tables[1], dialect::postgres), R"sql(CREATE TABLE "birds" (
    "id" TEXT NOT NULL,
    "ring_number" TEXT NOT NULL,
    "note" TEXT,
    "nest_id" TEXT NOT NULL,
    "winter_nest_id" TEXT,
    "state" "BirdState" NOT NULL DEFAULT 'RINGED',
    "is_alive" BOOLEAN NOT NULL DEFAULT true,
    "egg_count" INTEGER NOT NULL DEFAULT 0,
    "wing_beats" BIGINT NOT NULL,
    "price" NUMERIC(14,2) NOT NULL DEFAULT 0,
    "weight" NUMERIC(14,3) NOT NULL,
    "share" NUMERIC(5,2) NOT NULL DEFAULT 19,
    "traits" JSONB NOT NULL DEFAULT '{}',
    "extra" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "country" TEXT NOT NULL DEFAULT 'Côte d''Ivoire',
    CONSTRAINT "birds_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "birds_nest_id_fkey" FOREIGN KEY ("nest_id")
        REFERENCES "nests" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT "birds_winter_nest_id_fkey" FOREIGN KEY ("winter_nest_id")
        REFERENCES "nests" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "birds_egg_count_check" CHECK (egg_count >= 0 AND egg_count <= 12),
    CONSTRAINT "birds_price_check" CHECK (price >= 0)
))sql"
    );
}

TEST(ddl, creates_the_enum_types_of_postgres_before_the_tables) {
    const auto script = export_ddl(samples::sample_schema(), dialect::postgres);
    EXPECT_TRUE(script.starts_with(
        "-- create enum BirdState\n"
        "CREATE TYPE \"BirdState\" AS ENUM ('WILD', 'RINGED');\n\n-- create table nests\n"
    ));
}

TEST(ddl, writes_the_same_text_each_time) {
    EXPECT_EQ(
        export_ddl(samples::sample_schema(), dialect::sqlite),
        export_ddl(samples::sample_schema(), dialect::sqlite)
    );
}

}
