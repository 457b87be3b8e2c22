#include "care/transfer/row_check.hpp"

#include "shop/catalog/category.hpp"
#include "shop/catalog/product.hpp"
#include "shop/inventory/inventory_log.hpp"

#include <gtest/gtest.h>

namespace foyer::transfer {

namespace {

// "price not_a_decimal" for each fault of the line.
std::vector<std::string> faults_of(const schema::table_def& table, std::string_view line) {
    std::vector<row_fault> faults;
    const auto values = row_check(table).read(line, faults);
    EXPECT_EQ(values.has_value(), faults.empty());
    std::vector<std::string> out;
    for (const auto& f : faults) out.push_back(f.column + " " + std::string(f.code));
    return out;
}

std::string log_line(std::string_view replaced, std::string_view with) {
    std::string line = R"({"id":"l","productId":"p","type":"SALE","quantity":1,"oldQuantity":0,)"
                       R"("newQuantity":1,"createdAt":"2026-01-01T00:00:00.000Z"})";
    return line.replace(line.find(replaced), replaced.size(), with);
}

using list = std::vector<std::string>;

}

TEST(row_check, reads_a_sound_line_and_leaves_absent_columns_empty) {
    std::vector<row_fault> faults;
    const auto values = row_check(inventory_log_table()).read(log_line("{", "{"), faults);
    ASSERT_TRUE(values.has_value());
    EXPECT_EQ((*values)[0].text, "l");
    EXPECT_EQ((*values)[3].number, 1);
    EXPECT_EQ((*values)[4].kind, db::value::type::null);
}

TEST(row_check, names_unknown_missing_and_empty_columns) {
    const auto& table = inventory_log_table();
    EXPECT_EQ(
        faults_of(table, log_line("\"id\"", "\"idd\"")), (list{"idd unknown_key", "id missing"})
    );
    EXPECT_EQ(faults_of(table, log_line("\"l\"", "null")), list{"id missing"});
}

TEST(row_check, names_values_of_the_wrong_kind) {
    const auto& table = inventory_log_table();
    EXPECT_EQ(faults_of(table, log_line("\"SALE\"", "\"GIFT\"")), list{"type unknown_value"});
    EXPECT_EQ(faults_of(table, log_line(":1,", ":1.5,")), list{"quantity not_an_integer"});
    EXPECT_EQ(faults_of(table, log_line(":1,", ":3000000000,")), list{"quantity out_of_range"});
    EXPECT_EQ(
        faults_of(table, log_line("2026-01-01T", "01/01/26 ")), list{"createdAt not_a_timestamp"}
    );
    EXPECT_EQ(faults_of(table, log_line("\"l\"", "7")), list{"id not_a_text"});
    EXPECT_EQ(faults_of(table, log_line("\"l\"", "\"a\\u0000b\"")), list{"id not_a_text"});
}

TEST(row_check, counts_characters_not_bytes) {
    std::string reason;
    for (int i = 0; i < 500; ++i) reason += "م";
    const auto with = [&](const std::string& r) {
        return log_line("\"quantity\"", "\"reason\":\"" + r + "\",\"quantity\"");
    };
    EXPECT_EQ(faults_of(inventory_log_table(), with(reason)), list{});
    EXPECT_EQ(faults_of(inventory_log_table(), with(reason + "م")), list{"reason too_long"});
}

TEST(row_check, wants_decimals_exact_and_in_quotes) {
    const auto with = [](std::string_view price) {
        return R"({"id":"p","name":"n","slug":"s","sku":"k","categoryId":"c","stockQuantity":0,)"
               R"("minStock":0,"isActive":true,"isFeatured":false,"isDigital":false,)"
               R"("createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z",)"
               R"("taxRate":"19.00","nameKeyFr":"","nameKeyAr":"","nameKeyEn":"","price":)" +
               std::string(price) + "}";
    };
    const auto& table = product_table();
    EXPECT_EQ(faults_of(table, with("\"145000.00\"")), list{});
    EXPECT_EQ(faults_of(table, with("145000")), list{"price not_a_decimal"});
    EXPECT_EQ(faults_of(table, with("\"1.005\"")), list{"price not_a_decimal"});
    EXPECT_EQ(faults_of(table, with("\"1000000000000.00\"")), list{"price out_of_range"});
}

TEST(row_check, reports_every_fault_of_a_line) {
    EXPECT_EQ(
        faults_of(category_table(), R"({"id":1,"name":"n","isActive":"yes","x":0})").size(), 7u
    );
    EXPECT_EQ(faults_of(category_table(), "[]"), list{" malformed"});
    EXPECT_EQ(faults_of(category_table(), "{\"id\":"), list{" malformed"});
}

}
