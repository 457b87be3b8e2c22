#pragma once

#include "platform/db/database.hpp"
#include "platform/schema/table.hpp"
#include "support/fresh_database.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// A data test is written once and runs on both engines:
//
//     class product_store : public test::database_fixture {
//         void SetUp() override { database_fixture::SetUp(); create_tables({&product_table()}); }
//     };
//     FOYER_ON_BOTH_ENGINES(product_store);
//     TEST_P(product_store, finds_a_product_by_its_slug) { database().all<product>(...); }
namespace foyer::test {

// Skips PostgreSQL, and says so, when FOYER_TEST_POSTGRES is not set.
class database_fixture : public testing::TestWithParam<db::engine> {
protected:
    void SetUp() override;
    void TearDown() override;

    db::database& database() { return *database_; }
    const fresh_database& home() const { return *home_; }

    // The fixture's database, opened anew: what was committed is there, connections are fresh.
    void reopen();

    // Tables that are missing although others point to them are an error.
    void create_tables(std::vector<const schema::table_def*> tables);
    void run_sql(std::string_view script) { database().execute_script(script); }
    // For the rare definition that differs.
    void run_sql(std::string_view sqlite, std::string_view postgres);

    // Changed before SetUp to open the database otherwise.
    db::options options_{.url = {}, .cores = 2, .create = true};
    isolation isolation_{isolation::schema};

private:
    std::unique_ptr<fresh_database> home_;
    std::unique_ptr<db::database> database_;
};

std::string engine_name(const testing::TestParamInfo<db::engine>& info);

// Prepares every query; returns what was wrong, a line a query, so that a test can expect "".
std::string prepare_all(db::database& database, std::span<const db::query* const> queries);

// Runs the functions as fibers of one core, all at once, and waits for their ends. An exception
// that leaves one is a failure of the test.
void in_fibers(const std::vector<std::function<void()>>& works);

// Runs `work(i)` on that many threads at once, and waits. An exception is a failure of the test.
void in_threads(int count, const std::function<void(int)>& work);

}

#define FOYER_ON_BOTH_ENGINES(fixture)                                               \
    INSTANTIATE_TEST_SUITE_P(                                                        \
        data, fixture,                                                               \
        testing::Values(::foyer::db::engine::sqlite, ::foyer::db::engine::postgres), \
        ::foyer::test::engine_name                                                   \
    )
