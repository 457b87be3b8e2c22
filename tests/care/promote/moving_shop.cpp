#include "care/promote/moving_shop.hpp"

#include "app/tables.hpp"
#include "platform/db/migrate/runner.hpp"

#include <fstream>
#include <sstream>

namespace foyer::promote {

void moving_shop::SetUp() {
    database_fixture::SetUp();
    if (IsSkipped()) return;
    const auto history = migrate::embedded_migrations(GetParam());
    ASSERT_TRUE(history.has_value());
    ASSERT_TRUE(migrate::deploy(database(), *history).has_value());
    test::fill_small_shop(database());
    target_ = &new_home(other_engine());
}

void moving_shop::TearDown() {
    homes_.clear();
    database_fixture::TearDown();
}

const test::fresh_database& moving_shop::new_home(db::engine e) {
    return *homes_.emplace_back(std::make_unique<test::fresh_database>(e));
}

std::unique_ptr<db::database> moving_shop::open_target() const {
    return db::database::open({.url = target().url(), .create = true});
}

db::engine moving_shop::other_engine() const {
    const bool both = test::has_postgres();
    return GetParam() == db::engine::sqlite && both ? db::engine::postgres : db::engine::sqlite;
}

transfer::table_list moving_shop::all() { return all_tables(); }

void moving_shop::fill_awkward_rows() {
    database().transaction([](db::transaction& tx) {
        for (int i = 0; i < 1100; ++i)
            test::insert_row(
                tx, "performance_metrics",
                R"({"sessionId":"s","pagePath":"/","metricType":"LCP","value":"-0.0001","unit":"",)"
                R"("createdAt":"2026-01-05T11:00:00.001Z","id":"met)" +
                    std::to_string(i) + "\"}"
            );
        test::insert_row(
            tx, "settings",
            R"({"key":"","value":{"b":[1.50,null,"\u0639"],"a":{"":-1e2}},)"
            R"("updatedAt":"1999-12-31T23:59:59.999Z"})"
        );
        test::insert_row(
            tx, "manufacturers",
            R"({"id":"Ärger","name":"👩‍🔧 d'\"eau\"\\ \t","slug":"z","website":"","isActive":false,)"
            R"("createdAt":"2026-01-01T00:00:00.000Z","updatedAt":"2026-01-01T00:00:00.000Z"})"
        );
        test::insert_row(
            tx, "product_translations",
            R"({"productId":"pro_1","language":"ar","name":"صمام","description":""})"
        );
    });
}

std::string moving_shop::content_of(const std::string& url) {
    const auto db = db::database::open({.url = url});
    const auto folder =
        std::filesystem::path(home().folder()) / ("export" + std::to_string(++exports_));
    const auto made =
        transfer::export_data(*db, all(), {.folder = folder, .schema_version = 2, .at = at});
    if (made.has_error()) return "no export: " + made.error().message;
    std::ostringstream text;
    for (const auto& t : made->tables)
        if (t.rows > 0)
            text << t.table << '\n' << std::ifstream(transfer::data_file(folder, t.table)).rdbuf();
    return text.str();
}

}
