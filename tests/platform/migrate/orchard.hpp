#pragma once

#include "platform/db/migrate/migration.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

// A made-up history with every kind of part, forward and back: version 2 adds a column that may be
// null, fills it in batches, makes an index beside running writers, and only then demands a value.
namespace foyer::orchard {

inline constexpr int tree_count = 23;
inline constexpr int batch_rows = 5;

inline std::string planting() {
    std::string sql =
        "CREATE TABLE trees (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL);\n"
        "INSERT INTO trees (id, name) VALUES (0, 'first')";
    for (int i = 1; i < tree_count; ++i)
        sql += ", (" + std::to_string(i) + ", 'tree " + std::to_string(i) + "')";
    return sql + ";\n";
}

inline constexpr std::string_view fill = R"sql(
-- foyer:batches rows=5 pause_ms=0 remaining="SELECT count(*) FROM trees WHERE grade IS NULL"
UPDATE trees SET grade = 'none'
WHERE id IN (SELECT id FROM trees WHERE grade IS NULL ORDER BY id LIMIT 5);
)sql";

inline constexpr std::string_view empty_again = R"sql(
-- foyer:batches rows=5 remaining="SELECT count(*) FROM trees WHERE grade IS NOT NULL"
UPDATE trees SET grade = NULL
WHERE id IN (SELECT id FROM trees WHERE grade IS NOT NULL ORDER BY id LIMIT 5);
)sql";

inline migrate::migration grades_on_postgres() {
    return {
        2, "grades",
        R"sql(-- a grade for each tree
-- foyer:transaction
ALTER TABLE trees ADD COLUMN grade TEXT;
ALTER TABLE trees ALTER COLUMN grade SET DEFAULT 'none';
)sql" + std::string(fill) +
            R"sql(
-- foyer:alone
CREATE INDEX CONCURRENTLY trees_grade_idx ON trees (grade);
-- foyer:transaction
ALTER TABLE trees ADD CONSTRAINT trees_grade_given CHECK (grade IS NOT NULL) NOT VALID;
-- foyer:transaction
ALTER TABLE trees VALIDATE CONSTRAINT trees_grade_given;
ALTER TABLE trees ALTER COLUMN grade SET NOT NULL;
ALTER TABLE trees DROP CONSTRAINT trees_grade_given;
)sql",
        R"sql(-- foyer:transaction
ALTER TABLE trees ADD CONSTRAINT trees_grade_given CHECK (grade IS NOT NULL) NOT VALID;
ALTER TABLE trees ALTER COLUMN grade DROP NOT NULL;
-- foyer:transaction
ALTER TABLE trees DROP CONSTRAINT trees_grade_given;
-- foyer:alone
DROP INDEX CONCURRENTLY trees_grade_idx;
)sql" + std::string(empty_again) +
            R"sql(
-- foyer:transaction
ALTER TABLE trees DROP COLUMN grade;
)sql"
    };
}

// Where a column cannot be changed, the table is built anew.
inline std::string rebuilt(const std::string& column) {
    return R"sql(
-- foyer:transaction
CREATE TABLE new_trees (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, )sql" +
           column + R"sql();
INSERT INTO new_trees (id, name, grade) SELECT id, name, grade FROM trees;
DROP TABLE trees;
ALTER TABLE new_trees RENAME TO trees;
CREATE INDEX trees_grade_idx ON trees (grade);
)sql";
}

inline migrate::migration grades_on_sqlite() {
    const std::string may_be_null = "grade TEXT";
    const std::string demanded = "grade TEXT NOT NULL DEFAULT 'none'";
    return {
        2, "grades",
        "-- foyer:transaction\nALTER TABLE trees ADD COLUMN grade TEXT;\n" + std::string(fill) +
            "-- foyer:alone\nCREATE INDEX trees_grade_idx ON trees (grade);\n" + rebuilt(demanded),
        rebuilt(may_be_null) + "-- foyer:alone\nDROP INDEX trees_grade_idx;\n" +
            std::string(empty_again) +
            "-- foyer:transaction\nALTER TABLE trees DROP COLUMN grade;\n"
    };
}

inline std::vector<migrate::migration> history(db::engine e) {
    return {
        {1, "planting", planting(), "DROP TABLE trees;\n"},
        e == db::engine::sqlite ? grades_on_sqlite() : grades_on_postgres(),
        {3, "sheds", "CREATE TABLE sheds (id INTEGER NOT NULL PRIMARY KEY);\n",
         "DROP TABLE sheds;\n"},
    };
}

// Writes a history as files, like the source tree's migrations/.
inline void write_history(
    const std::filesystem::path& folder, db::engine e,
    const std::vector<migrate::migration>& history
) {
    const auto place = folder / dialect_name(migrate::dialect_of(e));
    std::filesystem::create_directories(place);
    for (const auto& m : history) {
        const auto stem = migrate::file_stem(m.version, m.name);
        std::ofstream(place / (stem + ".up.sql"), std::ios::binary) << m.up;
        std::ofstream(place / (stem + ".down.sql"), std::ios::binary) << m.down;
    }
}

}
