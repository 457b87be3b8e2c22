#include "app/tables.hpp"
#include "care/transfer/export_data.hpp"
#include "platform/schema/ddl.hpp"
#include "shop/orders/order_desk.hpp"
#include "support/corner_shop.hpp"
#include "support/fresh_database.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <regex>
#include <sstream>

namespace foyer::checkout {

namespace {

// What is made by chance: ids, order numbers, hashes of tokens. Each becomes its place among those
// seen before, so that two texts are equal when the same rows point to the same rows.
class names_of_chance {
public:
    std::string replace(const std::string& text) {
        static const std::regex chance(R"(\b(FY-[0-9A-Z]{10}|[0-9a-f]{64}|c[a-z0-9]{24})\b)");
        std::string out;
        auto rest = text.begin();
        for (std::sregex_iterator i(text.begin(), text.end(), chance), end; i != end; ++i) {
            out.append(rest, (*i)[0].first);
            out +=
                "#" + std::to_string(numbers_.try_emplace(i->str(), numbers_.size()).first->second);
            rest = (*i)[0].second;
        }
        return out.append(rest, text.end());
    }

private:
    std::map<std::string, std::size_t> numbers_;
};

// A morning in the shop: orders, a refusal, a confirmation, a cancellation, a cart left behind.
void spend_a_morning(test::corner_shop& shop) {
    const auto first = shop.buy({{"PUR-15", 2}, {"CIRC-25", 1}, {"BAL-20", 3}});
    shop.at = shop.at + minutes_ms(10);
    const auto second = shop.buy({{"CHAU-24", 1}});
    shop.at = shop.at + minutes_ms(10);
    const auto refused = shop.cart_with({{"CIRC-25", 9}});
    EXPECT_TRUE(shop.place(refused, shop.request_to()).has_error());
    (void)shop.add(refused, {"BAL-20", 1});
    shop.database()
        .transaction([&](db::transaction& tx) {
            return orders::confirm(tx, {first.order_number, "owner", "", shop.at});
        })
        .value();
    shop.database()
        .transaction([&](db::transaction& tx) {
            return orders::cancel(
                tx, {second.order_number, "owner", "Ne répond pas, أُلغي", shop.at}
            );
        })
        .value();
}

// Every row of every table, a line each, in the order of the tables and of the keys.
std::string text_of_all_rows(db::database& db, const std::string& folder) {
    EXPECT_FALSE(
        transfer::export_data(db, all_tables(), {folder, 2, test::corner_shop::morning}).has_error()
    );
    names_of_chance names;
    std::string text;
    for (const auto* table : all_tables()) {
        std::ifstream file(folder + "/" + table->name + ".jsonl");
        EXPECT_TRUE(file.is_open()) << table->name;
        std::stringstream rows;
        rows << file.rdbuf();
        text += table->name + "\n" + names.replace(rows.str());
    }
    return text;
}

std::string rows_after_a_morning(db::engine engine) {
    const test::fresh_database home(engine);
    const auto db = db::database::open({.url = home.url(), .create = true});
    const bool sqlite = engine == db::engine::sqlite;
    const auto made = schema::make_schema(std::span<const schema::table_def* const>(all_tables()));
    db->execute_script(
        schema::export_ddl(made, sqlite ? schema::dialect::sqlite : schema::dialect::postgres)
    );
    test::corner_shop shop(*db);
    shop.open();
    spend_a_morning(shop);
    return text_of_all_rows(*db, home.folder() + "/rows");
}

}

TEST(same_rows, are_left_in_both_engines_by_the_same_morning) {
    if (!test::has_postgres()) GTEST_SKIP() << "FOYER_TEST_POSTGRES is not set";
    const auto sqlite = rows_after_a_morning(db::engine::sqlite);
    EXPECT_NE(sqlite.find("\"RETURN\""), std::string::npos);
    EXPECT_NE(sqlite.find("order.cancelled"), std::string::npos);
    EXPECT_EQ(sqlite, rows_after_a_morning(db::engine::postgres));
}

}
