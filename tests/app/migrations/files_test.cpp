#include "app/queries.hpp"
#include "app/tables.hpp"
#include "platform/db/migrate/lint/lint.hpp"
#include "platform/db/migrate/lint/lint_text.hpp"
#include "platform/db/migrate/verify.hpp"
#include "platform/schema/database_schema.hpp"

#include <gtest/gtest.h>

// The files of the source tree.
namespace foyer {

TEST(migration_files, agree_with_checksums_lock_and_code) {
    const auto found = migrate::verify(FOYER_MIGRATIONS, schema::make_schema(all_tables()));
    for (const auto& f : found.faults) ADD_FAILURE() << f.code << ": " << f.what;
    EXPECT_GE(found.versions, 2);
    EXPECT_EQ(found.sealed, found.versions);
}

TEST(migration_files, have_nothing_that_the_lint_calls_unsafe) {
    const auto sqlite = migrate::read_migrations(FOYER_MIGRATIONS, db::engine::sqlite);
    ASSERT_TRUE(sqlite.has_value());
    const auto broken = migrate::queries_broken_by(*sqlite, app::all_queries());
    for (const auto e : {db::engine::sqlite, db::engine::postgres}) {
        const auto history = migrate::read_migrations(FOYER_MIGRATIONS, e);
        ASSERT_TRUE(history.has_value());
        const auto found = migrate::lint({
            .engine = e,
            .history = *history,
            .sqlite_history = *sqlite,
            .first_version = 1,
            .broken_queries = broken,
            .count = {},
        });
        for (const auto& f : found)
            if (f.severity == migrate::severity::error) ADD_FAILURE() << migrate::describe(f);
    }
}

}
