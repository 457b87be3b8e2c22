#pragma once

#include "platform/db/query.hpp"

#include <string_view>

// For each rule of the lint a step that it refuses and one that it lets pass. Version 1 of either
// engine is `garden`; the step is version 2.
namespace foyer::migrate::examples {

constexpr std::string_view garden_up = R"sql(
CREATE TABLE plots (id TEXT NOT NULL, name TEXT NOT NULL, area INTEGER,
    CONSTRAINT plots_pkey PRIMARY KEY (id));
CREATE TABLE trees (id TEXT NOT NULL, plot_id TEXT NOT NULL, note TEXT,
    state TEXT NOT NULL CHECK (state IN ('YOUNG', 'BEARING')),
    CONSTRAINT trees_pkey PRIMARY KEY (id));
CREATE INDEX trees_plot_id_idx ON trees (plot_id);
)sql";

constexpr std::string_view garden_down = "DROP TABLE trees; DROP TABLE plots;";

// Of PostgreSQL alone, after `garden`.
constexpr std::string_view garden_enum = R"sql(
CREATE TYPE "Kind" AS ENUM ('PEAR', 'PLUM');
ALTER TABLE trees ADD COLUMN kind "Kind";
)sql";

struct step {
    std::string_view up;
    std::string_view down;
};

struct example {
    std::string_view rule;
    db::engine engine;
    step bad;
    step good;
};

constexpr auto sqlite = db::engine::sqlite;
constexpr auto postgres = db::engine::postgres;

constexpr example all[] = {
    {"allow-malformed",
     sqlite,
     {"-- foyer:allow backfill-in-one-transaction\nUPDATE plots SET area = 1;", ""},
     {"-- foyer:allow backfill-in-one-transaction plots are few\nUPDATE plots SET area = 1;", ""}},
    {"allow-malformed",
     postgres,
     {"-- foyer:allow no-such-rule because\nUPDATE plots SET area = 1;", ""},
     {"-- foyer:allow backfill-in-one-transaction plots are few\nUPDATE plots SET area = 1;", ""}},
    {"backfill-in-one-transaction",
     postgres,
     {"UPDATE plots SET area = 1 WHERE area IS NULL;", ""},
     {"-- foyer:batches rows=10 remaining=\"SELECT count(*) FROM plots WHERE area IS NULL\"\n"
      "UPDATE plots SET area = 1 WHERE id IN (SELECT id FROM plots WHERE area IS NULL LIMIT 10);",
      ""}},
    {"backfill-in-one-transaction",
     sqlite,
     {"DELETE FROM plots WHERE area = 0;", ""},
     {"-- foyer:batches rows=10 remaining=\"SELECT count(*) FROM plots WHERE area = 0\"\n"
      "DELETE FROM plots WHERE id IN (SELECT id FROM plots WHERE area = 0 LIMIT 10);",
      ""}},
    {"check-without-not-valid",
     postgres,
     {"ALTER TABLE plots ADD CONSTRAINT plots_area_check CHECK (area > 0);",
      "ALTER TABLE plots DROP CONSTRAINT plots_area_check;"},
     {"ALTER TABLE plots ADD CONSTRAINT plots_area_check CHECK (area > 0) NOT VALID;\n"
      "-- foyer:transaction\nALTER TABLE plots VALIDATE CONSTRAINT plots_area_check;",
      "ALTER TABLE plots DROP CONSTRAINT plots_area_check;"}},
    {"column-still-used",
     sqlite,
     {"ALTER TABLE trees DROP COLUMN note;", "ALTER TABLE trees ADD COLUMN note TEXT;"},
     {"ALTER TABLE plots DROP COLUMN area;", "ALTER TABLE plots ADD COLUMN area INTEGER;"}},
    {"column-still-used",
     postgres,
     {"ALTER TABLE trees DROP COLUMN note;", "ALTER TABLE trees ADD COLUMN note TEXT;"},
     {"ALTER TABLE plots DROP COLUMN area;", "ALTER TABLE plots ADD COLUMN area INTEGER;"}},
    {"concurrent-index-in-transaction",
     postgres,
     {"CREATE INDEX CONCURRENTLY plots_area_idx ON plots (area);", "DROP INDEX plots_area_idx;"},
     {"-- foyer:alone\nCREATE INDEX CONCURRENTLY plots_area_idx ON plots (area);",
      "DROP INDEX plots_area_idx;"}},
    {"does-not-run",
     sqlite,
     {"ALTER TABLE fields ADD COLUMN area INTEGER;", ""},
     {"ALTER TABLE plots ADD COLUMN slope INTEGER;", "ALTER TABLE plots DROP COLUMN slope;"}},
    {"down-is-not-inverse",
     sqlite,
     {"ALTER TABLE plots ADD COLUMN slope INTEGER;", ""},
     {"ALTER TABLE plots ADD COLUMN slope INTEGER;", "ALTER TABLE plots DROP COLUMN slope;"}},
    {"down-is-not-inverse",
     postgres,
     {"ALTER TABLE plots ALTER COLUMN area SET DEFAULT 1;",
      "ALTER TABLE plots ALTER COLUMN area SET DEFAULT 0;"},
     {"ALTER TABLE plots ALTER COLUMN area SET DEFAULT 1;",
      "ALTER TABLE plots ALTER COLUMN area DROP DEFAULT;"}},
    {"drop-without-down",
     sqlite,
     {"ALTER TABLE plots DROP COLUMN area;", ""},
     {"ALTER TABLE plots DROP COLUMN area;", "ALTER TABLE plots ADD COLUMN area INTEGER;"}},
    {"drop-without-down",
     postgres,
     {"ALTER TABLE plots DROP COLUMN area;", ""},
     {"ALTER TABLE plots DROP COLUMN area;", "ALTER TABLE plots ADD COLUMN area INTEGER;"}},
    {"enum-value-removed",
     postgres,
     {R"(ALTER TYPE "Kind" RENAME TO "Kind_old"; CREATE TYPE "Kind" AS ENUM ('PEAR');)", ""},
     {R"(ALTER TYPE "Kind" ADD VALUE 'APPLE' BEFORE 'PEAR';)", ""}},
    {"enum-value-removed",
     sqlite,
     {"CREATE TABLE new_trees (id TEXT, state TEXT CHECK (state IN ('YOUNG')));"
      "INSERT INTO new_trees (id, state) SELECT id, state FROM trees;"
      "DROP TABLE trees; ALTER TABLE new_trees RENAME TO trees;",
      ""},
     {"CREATE TABLE new_trees (id TEXT, state TEXT CHECK (state IN ('YOUNG', 'BEARING', 'OLD')));"
      "INSERT INTO new_trees (id, state) SELECT id, state FROM trees;"
      "DROP TABLE trees; ALTER TABLE new_trees RENAME TO trees;",
      ""}},
    {"expression-not-filled-in",
     postgres,
     {"UPDATE plots SET area = FILL_IN WHERE area IS NULL;", ""},
     {"UPDATE plots SET area = 12 WHERE area IS NULL;", ""}},
    {"foreign-key-without-not-valid",
     postgres,
     {"ALTER TABLE trees ADD CONSTRAINT f FOREIGN KEY (plot_id) REFERENCES plots (id);",
      "ALTER TABLE trees DROP CONSTRAINT f;"},
     {"ALTER TABLE trees ADD CONSTRAINT f FOREIGN KEY (plot_id) REFERENCES plots (id) NOT VALID;\n"
      "-- foyer:transaction\nALTER TABLE trees VALIDATE CONSTRAINT f;",
      "ALTER TABLE trees DROP CONSTRAINT f;"}},
    {"index-blocks-writes",
     postgres,
     {"CREATE INDEX plots_area_idx ON plots (area);", "DROP INDEX plots_area_idx;"},
     {"-- foyer:alone\nCREATE INDEX CONCURRENTLY plots_area_idx ON plots (area);",
      "DROP INDEX plots_area_idx;"}},
    {"lock-timeout-absent",
     postgres,
     {"SET LOCAL lock_timeout = 0;", ""},
     {"SET LOCAL lock_timeout = '2s';", ""}},
    {"mixed-engines-differ",
     postgres,
     {"ALTER TABLE plots ADD COLUMN slope INTEGER;", "ALTER TABLE plots DROP COLUMN slope;"},
     {"-- nothing", ""}},
    {"not-null-scans-table",
     postgres,
     {"ALTER TABLE plots ALTER COLUMN area SET NOT NULL;",
      "ALTER TABLE plots ALTER COLUMN area DROP NOT NULL;"},
     {"ALTER TABLE plots ADD CONSTRAINT filled CHECK (area IS NOT NULL) NOT VALID;\n"
      "-- foyer:transaction\nALTER TABLE plots VALIDATE CONSTRAINT filled;\n"
      "-- foyer:transaction\nALTER TABLE plots ALTER COLUMN area SET NOT NULL;\n"
      "ALTER TABLE plots DROP CONSTRAINT filled;",
      "ALTER TABLE plots ALTER COLUMN area DROP NOT NULL;"}},
    {"not-null-without-default",
     postgres,
     {"ALTER TABLE plots ADD COLUMN slope INTEGER NOT NULL;", "ALTER TABLE plots DROP COLUMN slope;"
     },
     {"ALTER TABLE plots ADD COLUMN slope INTEGER NOT NULL DEFAULT 0;",
      "ALTER TABLE plots DROP COLUMN slope;"}},
    {"not-null-without-default",
     sqlite,
     {"ALTER TABLE plots ADD COLUMN slope INTEGER NOT NULL;", ""},
     {"ALTER TABLE plots ADD COLUMN slope INTEGER NOT NULL DEFAULT 0;",
      "ALTER TABLE plots DROP COLUMN slope;"}},
    {"parts-malformed", sqlite, {"-- foyer:sometimes\nSELECT 1;", ""}, {"SELECT 1;", ""}},
    {"parts-malformed", postgres, {"-- foyer:alone\nSELECT 1; SELECT 2;", ""}, {"SELECT 1;", ""}},
    {"rebuild-copies-table",
     sqlite,
     {"CREATE TABLE new_plots (id TEXT, name TEXT, area INTEGER);"
      "INSERT INTO new_plots (id, name, area) SELECT id, name, area FROM plots;"
      "DROP TABLE plots; ALTER TABLE new_plots RENAME TO plots;",
      ""},
     {"CREATE TABLE sheds (id TEXT);", "DROP TABLE sheds;"}},
    {"rename-breaks-running-program",
     sqlite,
     {"ALTER TABLE plots RENAME COLUMN area TO surface;",
      "ALTER TABLE plots RENAME COLUMN surface TO area;"},
     {"ALTER TABLE plots ADD COLUMN surface INTEGER;", "ALTER TABLE plots DROP COLUMN surface;"}},
    {"rename-breaks-running-program",
     postgres,
     {"ALTER TABLE plots RENAME TO fields;", "ALTER TABLE fields RENAME TO plots;"},
     {"CREATE TABLE fields (id TEXT);", "DROP TABLE fields;"}},
    {"table-still-used", sqlite, {"DROP TABLE trees;", ""}, {"DROP TABLE plots;", ""}},
    {"table-still-used", postgres, {"DROP TABLE trees;", ""}, {"DROP TABLE plots;", ""}},
    {"type-change-rewrites",
     postgres,
     {"ALTER TABLE plots ALTER COLUMN area TYPE BIGINT;",
      "ALTER TABLE plots ALTER COLUMN area TYPE INTEGER;"},
     {"ALTER TABLE plots ALTER COLUMN name TYPE TEXT;", ""}},
    {"unique-builds-index",
     postgres,
     {"ALTER TABLE plots ADD CONSTRAINT plots_name_key UNIQUE (name);",
      "ALTER TABLE plots DROP CONSTRAINT plots_name_key;"},
     {"-- foyer:alone\nCREATE UNIQUE INDEX CONCURRENTLY plots_name_key ON plots (name);\n"
      "-- foyer:transaction\n"
      "ALTER TABLE plots ADD CONSTRAINT plots_name_key UNIQUE USING INDEX plots_name_key;",
      "ALTER TABLE plots DROP CONSTRAINT plots_name_key;"}},
    {"validate-in-same-transaction",
     postgres,
     {"ALTER TABLE plots ADD CONSTRAINT c CHECK (area > 0) NOT VALID;"
      "ALTER TABLE plots VALIDATE CONSTRAINT c;",
      "ALTER TABLE plots DROP CONSTRAINT c;"},
     {"ALTER TABLE plots ADD CONSTRAINT c CHECK (area > 0) NOT VALID;\n"
      "-- foyer:transaction\nALTER TABLE plots VALIDATE CONSTRAINT c;",
      "ALTER TABLE plots DROP CONSTRAINT c;"}},
    {"volatile-default-rewrites",
     postgres,
     {"ALTER TABLE plots ADD COLUMN token TEXT DEFAULT gen_random_uuid()::text;",
      "ALTER TABLE plots DROP COLUMN token;"},
     {"ALTER TABLE plots ADD COLUMN seen_at TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP;",
      "ALTER TABLE plots DROP COLUMN seen_at;"}},
};

}
