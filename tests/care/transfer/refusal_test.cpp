#include "app/tables.hpp"
#include "care/small_shop.hpp"
#include "care/transfer/import_data.hpp"
#include "care/transfer/table_statements.hpp"
#include "platform/schema/database_schema.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

namespace foyer::transfer {

namespace {

namespace fs = std::filesystem;

std::string read_text(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

// Begins with an export of the small shop in `exported` and an empty database.
class refusal : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        create_tables(all_tables());
        exported = fs::path(home().folder()) / "exported";
        test::fill_small_shop(database());
        const auto made = export_data(
            database(), all_tables(), {.folder = exported, .schema_version = 2, .at = {}}
        );
        ASSERT_TRUE(made.has_value());
        const auto schema = schema::make_schema(all_tables());
        for (auto t = schema.tables.rbegin(); t != schema.tables.rend(); ++t) {
            const auto s = statements_of(*t);
            if (parent_column(*t) != nullptr) database().change(s.clear_parents);
            database().change(s.clear);
        }
    }

    void edit(const char* table, std::string_view from, std::string_view to) {
        const auto file = data_file(exported, table);
        auto text = read_text(file);
        const auto found = text.find(from);
        ASSERT_NE(found, std::string::npos) << text;
        std::ofstream(file, std::ios::binary) << text.replace(found, from.size(), to);
    }

    result<manifest> read(edited_files edited = edited_files::refuse, int version = 2) {
        return import_data(
            database(), all_tables(),
            {.folder = exported, .schema_version = version, .edited = edited}
        );
    }

    // "code: field (code)" of what was refused; nothing may be in the database.
    std::string refused(edited_files edited = edited_files::refuse, int version = 2) {
        const auto done = read(edited, version);
        if (done.has_value()) return "loaded";
        for (const auto* table : all_tables())
            EXPECT_FALSE(*database().first<bool>(statements_of(*table).has_rows)) << table->name;
        std::string out(done.error().code);
        for (const auto& f : done.error().fields) out += ": " + f.field + " (" + f.code + ")";
        return out;
    }

    fs::path exported;
};

FOYER_ON_BOTH_ENGINES(refusal);

}

TEST_P(refusal, names_file_row_and_column) {
    edit("products", "\"1500.50\"", "\"1500,50\"");
    edit("categories", "\"isActive\":true", "\"isActive\":1");
    edit("payments", "CASH_ON_DELIVERY", "BARTER");
    EXPECT_EQ(
        refused(),
        "transfer.bad_rows: categories.jsonl:1:isActive (not_a_boolean)"
        ": products.jsonl:2:price (not_a_decimal): payments.jsonl:1:method (unknown_value)"
    );
}

TEST_P(refusal, stops_after_twenty_faults) {
    auto text = read_text(data_file(exported, "settings"));
    for (int i = 0; i < 40; ++i) text += "nonsense\n";
    std::ofstream(data_file(exported, "settings"), std::ios::binary) << text;
    const auto done = read();
    ASSERT_TRUE(done.has_error());
    EXPECT_EQ(done.error().fields.size(), 20u);
    EXPECT_EQ(done.error().fields.front().field, "settings.jsonl:2");
}

TEST_P(refusal, takes_no_file_that_was_edited_unless_told) {
    edit("products", "Vanne", "Robinet");
    EXPECT_EQ(refused(), "transfer.file_changed: products.jsonl (changed)");
    EXPECT_EQ(refused(edited_files::accept), "loaded");
}

TEST_P(refusal, names_the_row_that_a_unique_column_refuses_and_takes_the_others_out_again) {
    edit("products", "\"VAN-1\"", "\"CIR-2560\"");
    EXPECT_EQ(
        refused(edited_files::accept), "transfer.row_refused: products.jsonl:2 (products_sku_key)"
    );
}

TEST_P(refusal, names_the_row_that_points_nowhere) {
    edit("payments", "\"ord_1\"", "\"ord_9\"");
    EXPECT_THAT(
        refused(edited_files::accept),
        testing::StartsWith("transfer.row_refused: payments.jsonl:1 (")
    );
}

TEST_P(refusal, names_the_row_whose_parent_is_missing) {
    edit("categories", "\"cat_z\"", "\"cat_x\"");
    EXPECT_THAT(
        refused(edited_files::accept),
        testing::StartsWith("transfer.row_refused: categories.jsonl:1 (")
    );
}

TEST_P(refusal, names_the_row_that_breaks_a_check) {
    edit("inventory_logs", "\"newQuantity\":10", "\"newQuantity\":11");
    EXPECT_EQ(
        refused(edited_files::accept),
        "transfer.row_refused: inventory_logs.jsonl:1 (inventory_logs_new_quantity_check)"
    );
}

TEST_P(refusal, wants_the_same_version_of_the_schema) {
    EXPECT_EQ(refused(edited_files::refuse, 3), "transfer.other_schema");
}

TEST_P(refusal, wants_a_finished_export) {
    fs::remove(exported / "manifest.json");
    EXPECT_EQ(refused(), "transfer.no_export");
}

TEST_P(refusal, wants_empty_tables_unless_told_to_add) {
    test::insert_row(
        database(), "settings", R"({"key":"k","value":1,"updatedAt":"2026-01-01T00:00:00Z"})"
    );
    const auto done = read();
    ASSERT_TRUE(done.has_error());
    EXPECT_EQ(done.error().code, "transfer.not_empty");
    ASSERT_EQ(done.error().fields.size(), 1u);
    EXPECT_EQ(done.error().fields[0].field, "settings");
    const auto added = import_data(
        database(), all_tables(),
        {.folder = exported, .schema_version = 2, .existing = existing_rows::keep}
    );
    EXPECT_TRUE(added.has_value());
}

TEST_P(refusal, exports_into_no_folder_that_holds_something) {
    const auto done =
        export_data(database(), all_tables(), {.folder = exported, .schema_version = 2, .at = {}});
    ASSERT_TRUE(done.has_error());
    EXPECT_EQ(done.error().code, "transfer.folder_not_empty");
}

}
