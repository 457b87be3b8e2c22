#include "app/tables.hpp"
#include "care/small_shop.hpp"
#include "care/transfer/import_data.hpp"
#include "care/transfer/line_file.hpp"
#include "care/transfer/table_statements.hpp"
#include "platform/schema/database_schema.hpp"
#include "platform/schema/ddl.hpp"
#include "support/database_fixture.hpp"

#include <fstream>
#include <sstream>

namespace foyer::transfer {

namespace {

namespace fs = std::filesystem;

const timestamp at = *parse_timestamp("2026-02-01T12:00:00.000Z");

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

class round_trip : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (!IsSkipped()) create_tables(all_tables());
    }

    fs::path folder(const char* name) const { return fs::path(home().folder()) / name; }

    result<manifest> write(db::database& from, const fs::path& to) {
        return export_data(from, all_tables(), {.folder = to, .schema_version = 2, .at = at});
    }
};

FOYER_ON_BOTH_ENGINES(round_trip);

void expect_same_files(const fs::path& a, const fs::path& b) {
    for (const auto* table : all_tables())
        EXPECT_EQ(text_of(data_file(a, table->name)), text_of(data_file(b, table->name)))
            << table->name;
    EXPECT_EQ(text_of(a / "manifest.json"), text_of(b / "manifest.json"));
}

// A database of the other engine with the same tables.
class other_database {
public:
    explicit other_database(db::engine e) : home_(e) {
        database_ = db::database::open({.url = home_.url(), .create = true});
        const auto dialect =
            e == db::engine::sqlite ? schema::dialect::sqlite : schema::dialect::postgres;
        database_->execute_script(schema::export_ddl(schema::make_schema(all_tables()), dialect));
    }
    db::database& database() { return *database_; }

private:
    test::fresh_database home_;
    std::unique_ptr<db::database> database_;
};

}

TEST_P(round_trip, writes_one_line_a_row_in_the_order_of_keys) {
    test::fill_small_shop(database());
    const auto made = write(database(), folder("out"));
    ASSERT_TRUE(made.has_value()) << made.error().message;
    EXPECT_EQ(
        text_of(data_file(folder("out"), "categories")),
        R"({"id":"cat_a","name":"Circulateurs","slug":"circulateurs","parentId":"cat_z",)"
        R"("isActive":true,"sortOrder":2,"createdAt":"2026-01-01T08:00:00.000Z",)"
        R"("updatedAt":"2026-01-01T08:00:00.000Z"})"
        "\n"
        R"({"id":"cat_z","name":"Chauffage","slug":"chauffage","isActive":true,"sortOrder":1,)"
        R"("createdAt":"2026-01-01T08:00:00.000Z","updatedAt":"2026-01-01T08:00:00.000Z"})"
        "\n"
    );
    const auto products = text_of(data_file(folder("out"), "products"));
    EXPECT_NE(products.find(R"("price":"24900.00")"), std::string::npos) << products;
    EXPECT_NE(
        products.find(R"("weight":"2.450","dimensions":{"height":130.50,"length":180})"),
        std::string::npos
    ) << products;
    EXPECT_NE(
        products.find(R"("aa":[1,"deux",true],"b":null,"power":{"unit":"W","value":45})"),
        std::string::npos
    ) << products;
    EXPECT_EQ(
        text_of(data_file(folder("out"), "settings")),
        "{\"key\":\"shop.note\",\"value\":null,\"updatedAt\":\"2026-01-01T00:00:00.000Z\"}\n"
    );
    EXPECT_EQ(made->find("products")->rows, 2);
    EXPECT_EQ(text_of(data_file(folder("out"), "users")), "");
}

TEST_P(round_trip, lets_only_the_owner_read_the_files) {
    test::fill_small_shop(database());
    ASSERT_TRUE(write(database(), folder("out")).has_value());
    const auto owner = fs::perms::owner_read | fs::perms::owner_write;
    EXPECT_EQ(fs::status(folder("out")).permissions(), fs::perms::owner_all);
    int files = 0;
    for (const auto& entry : fs::directory_iterator(folder("out"))) {
        EXPECT_EQ(entry.status().permissions(), owner) << entry.path();
        ++files;
    }
    EXPECT_EQ(files, static_cast<int>(all_tables().size()) + 1);
}

TEST_P(round_trip, gives_the_same_files_after_a_journey_through_the_other_engine) {
    if (!test::has_postgres()) GTEST_SKIP() << "FOYER_TEST_POSTGRES is not set";
    test::fill_small_shop(database());
    ASSERT_TRUE(write(database(), folder("first")).has_value());
    other_database other(
        GetParam() == db::engine::sqlite ? db::engine::postgres : db::engine::sqlite
    );
    const auto loaded = import_data(
        other.database(), all_tables(), {.folder = folder("first"), .schema_version = 2}
    );
    ASSERT_TRUE(loaded.has_value()) << loaded.error().message;
    ASSERT_TRUE(write(other.database(), folder("second")).has_value());
    expect_same_files(folder("first"), folder("second"));
}

TEST_P(round_trip, gives_the_same_files_in_a_database_of_the_same_engine) {
    test::fill_small_shop(database());
    ASSERT_TRUE(write(database(), folder("first")).has_value());
    other_database other(GetParam());
    const auto loaded = import_data(
        other.database(), all_tables(), {.folder = folder("first"), .schema_version = 2}
    );
    ASSERT_TRUE(loaded.has_value()) << loaded.error().message;
    ASSERT_TRUE(write(other.database(), folder("second")).has_value());
    expect_same_files(folder("first"), folder("second"));
}

TEST_P(round_trip, carries_more_rows_than_a_page_holds_and_shows_how_far_it_is) {
    const auto line = [](int i) {
        return R"({"sessionId":"s","pagePath":"/","metricType":"LCP","value":"1.5","unit":"ms",)"
               R"("createdAt":"2026-01-05T11:00:00.000Z","id":"met_)" +
               std::to_string(i) + "\"}";
    };
    fs::create_directory(folder("in"));
    manifest m{1, 2, at, {}};
    for (const auto* table : all_tables()) {
        line_writer file(data_file(folder("in"), table->name));
        table_file written{table->name, table->name == "performance_metrics" ? 2001 : 0, {}};
        for (int i = 0; i < written.rows; ++i) file.write(line(100'000 + i));
        written.sha256 = file.finish();
        m.tables.push_back(written);
    }
    write_manifest(folder("in"), m);
    std::vector<std::string> shown;
    const auto show = [&](const progress& p) {
        EXPECT_EQ(p.total, 2001);
        if (p.table == "performance_metrics")
            shown.push_back(std::string(p.doing) + " " + std::to_string(p.rows));
    };
    const auto loaded = import_data(
        database(), all_tables(), {.folder = folder("in"), .schema_version = 2, .on_progress = show}
    );
    ASSERT_TRUE(loaded.has_value()) << loaded.error().message;
    const std::vector<std::string> expected{"checking 1000", "checking 2000", "checking 2001",
                                            "loading 500",   "loading 1000",  "loading 1500",
                                            "loading 2000",  "loading 2001"};
    EXPECT_EQ(shown, expected);
    const auto made = write(database(), folder("out"));
    ASSERT_TRUE(made.has_value());
    EXPECT_EQ(made->find("performance_metrics")->rows, 2001);
}

TEST_P(round_trip, prepares_every_statement_of_every_table) {
    for (const auto* table : all_tables()) {
        const auto s = statements_of(*table);
        std::vector<const db::query*> queries{&s.count,     &s.has_rows, &s.first_page,
                                              &s.next_page, &s.insert,   &s.clear};
        if (parent_column(*table) != nullptr)
            queries.insert(queries.end(), {&s.set_parent, &s.clear_parents});
        EXPECT_EQ(test::prepare_all(database(), queries), "");
    }
}

}
