#include "support/database_fixture.hpp"

#include "platform/runtime/cores.hpp"
#include "platform/schema/database_schema.hpp"
#include "platform/schema/ddl.hpp"

#include <atomic>
#include <future>
#include <thread>

namespace foyer::test {

void database_fixture::SetUp() {
    if (GetParam() == db::engine::postgres && !has_postgres())
        GTEST_SKIP() << "FOYER_TEST_POSTGRES is not set";
    home_ = std::make_unique<fresh_database>(GetParam(), isolation_);
    options_.url = home_->url();
    reopen();
}

void database_fixture::TearDown() {
    database_.reset();
    home_.reset();
}

void database_fixture::reopen() {
    database_.reset();
    database_ = db::database::open(options_);
}

void database_fixture::create_tables(std::vector<const schema::table_def*> tables) {
    if (IsSkipped()) return;
    const auto made = schema::make_schema(std::span<const schema::table_def* const>(tables));
    const bool sqlite = GetParam() == db::engine::sqlite;
    const auto ddl =
        schema::export_ddl(made, sqlite ? schema::dialect::sqlite : schema::dialect::postgres);
    // One commit: SQLite would wait for the disk after each statement.
    run_sql("BEGIN;\n" + ddl + "\nCOMMIT;");
}

void database_fixture::run_sql(std::string_view sqlite, std::string_view postgres) {
    run_sql(GetParam() == db::engine::sqlite ? sqlite : postgres);
}

std::string engine_name(const testing::TestParamInfo<db::engine>& info) {
    return info.param == db::engine::sqlite ? "sqlite" : "postgres";
}

std::string prepare_all(db::database& database, std::span<const db::query* const> queries) {
    std::string faults;
    for (const auto* q : queries) {
        try {
            database.prepare(*q);
        } catch (const db::failure& e) {
            faults += std::string(q->name) + ": " + e.what() + '\n';
        }
    }
    return faults;
}

namespace {

void report(const std::function<void()>& work) {
    try {
        work();
    } catch (const std::exception& e) {
        ADD_FAILURE() << e.what();
    }
}

}

void in_fibers(const std::vector<std::function<void()>>& works) {
    runtime::cores cores(runtime::core_options{});
    std::atomic<std::size_t> left{works.size()};
    std::promise<void> done;
    for (const auto& work : works) {
        const bool started = cores.spawn(0, [&] {
            report(work);
            if (left.fetch_sub(1) == 1) done.set_value();
        });
        ASSERT_TRUE(started);
    }
    done.get_future().wait();
}

void in_threads(int count, const std::function<void(int)>& work) {
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i) threads.emplace_back([&, i] { report([&] { work(i); }); });
    for (auto& t : threads) t.join();
}

}
