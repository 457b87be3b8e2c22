#include "app/schema/seed_document.hpp"
#include "app/tables.hpp"
#include "platform/schema/database_schema.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace foyer {

namespace {

using testing::ElementsAreArray;
using testing::UnorderedElementsAreArray;

std::string type_word(const schema::column_def& c) {
    switch (c.type) {
        case schema::kind::text: return "String";
        case schema::kind::boolean: return "Boolean";
        case schema::kind::integer: return "Int";
        case schema::kind::bigint: return "BigInt";
        case schema::kind::decimal: return "Decimal";
        case schema::kind::timestamp: return "DateTime";
        case schema::kind::json: return "Json";
        case schema::kind::enumeration: return c.enum_type;
    }
    return {};
}

bool is_unique(const schema::table_def& t, const schema::column_def& c) {
    return std::ranges::any_of(t.indexes, [&](const auto& i) {
        return i.unique && i.columns == std::vector{c.name};
    });
}

struct document {
    std::vector<std::string> tables;
    std::vector<std::vector<std::string>> columns; // "email String unique"
};

document read_document() {
    document d;
    std::istringstream lines{std::string(seed::tables)};
    for (std::string line; std::getline(lines, line);) {
        if (line.empty()) continue;
        if (line.front() == ' ') {
            d.columns.back().push_back(line.substr(4));
        } else {
            d.tables.push_back(line);
            d.columns.emplace_back();
        }
    }
    return d;
}

// The column in the document's words; what the document leaves open is taken from the document.
std::string in_words_of(
    const std::string& line, const schema::table_def& t, const schema::column_def& c
) {
    auto words = c.name + " " + type_word(c) + (c.nullable ? "?" : "");
    if (line.find(" unique") != std::string::npos && is_unique(t, c)) words += " unique";
    if (line.find(" = ") != std::string::npos) words += " = " + c.default_value.value_or("nothing");
    return words;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& p : parts) out += (out.empty() ? "" : ", ") + p;
    return out;
}

schema::database_schema code() { return schema::make_schema(all_tables()); }

}

TEST(seed, has_21_tables_with_238_columns_in_the_document) {
    const auto d = read_document();
    std::size_t columns = 0;
    for (const auto& c : d.columns) columns += c.size();
    EXPECT_EQ(d.tables.size(), 21U);
    EXPECT_EQ(columns, 238U);
}

TEST(seed, is_there_column_by_column_in_the_order_of_the_document) {
    const auto d = read_document();
    const auto first = seed_only(code());
    for (std::size_t i = 0; i < d.tables.size(); ++i) {
        const auto* table = first.find_table(d.tables[i]);
        ASSERT_NE(table, nullptr) << d.tables[i];
        ASSERT_EQ(table->columns.size(), d.columns[i].size()) << d.tables[i];
        for (std::size_t c = 0; c < table->columns.size(); ++c)
            EXPECT_EQ(in_words_of(d.columns[i][c], *table, table->columns[c]), d.columns[i][c])
                << d.tables[i];
    }
}

TEST(seed, is_the_whole_first_version_together_with_the_four_tables_named_without_columns) {
    std::vector<std::string> expected = read_document().tables;
    expected.insert(
        expected.end(), std::begin(seed::appendix_tables), std::end(seed::appendix_tables)
    );
    std::vector<std::string> names;
    for (const auto& t : seed_only(code()).tables) names.push_back(t.name);
    EXPECT_THAT(names, UnorderedElementsAreArray(expected));
    EXPECT_EQ(names.size(), 25U);
}

TEST(seed, has_its_eight_indexes_by_their_names) {
    std::vector<std::string> found;
    for (const auto& t : code().tables)
        for (const auto& i : t.indexes)
            if (i.name.starts_with("idx_"))
                found.push_back(i.name + ": " + t.name + " (" + joined(i.columns) + ")");
    EXPECT_THAT(found, UnorderedElementsAreArray(seed::indexes));
}

TEST(seed, has_its_enums_with_their_values) {
    std::vector<std::string> found;
    for (const auto& e : enums_of(seed_only(code())))
        found.push_back(e.name + ": " + joined(e.values));
    std::ranges::sort(found);
    EXPECT_THAT(found, ElementsAreArray(seed::enums));
}

TEST(seed, allows_one_review_and_one_cart_line_per_customer_and_product) {
    const auto schema = code();
    for (const auto* name : {"reviews", "cart_items"}) {
        const auto* table = schema.find_table(name);
        ASSERT_NE(table, nullptr);
        EXPECT_TRUE(std::ranges::any_of(table->indexes, [](const auto& i) {
            return i.unique && i.columns == std::vector<std::string>{"customer_id", "product_id"};
        })) << name;
    }
}

TEST(seed, leaves_every_added_column_to_the_database_when_a_writer_does_not_know_it) {
    for (const auto& t : code().tables) {
        if (t.addition) continue;
        for (const auto& c : t.columns) {
            if (!c.addition) continue;
            EXPECT_TRUE(c.nullable || c.default_value) << t.name << "." << c.name;
        }
    }
}

}
