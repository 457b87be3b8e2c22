#pragma once

#include "care/sample/generate_sample.hpp"
#include "care/sample/row_batch.hpp"
#include "people/customers/address.hpp"
#include "people/customers/customer.hpp"
#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "shop/catalog/category.hpp"
#include "shop/catalog/manufacturer.hpp"
#include "shop/catalog/product.hpp"
#include "shop/delivery/zones.hpp"
#include "shop/settings/shop_settings.hpp"

#include <memory>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

// What the parts of a generation share.
namespace foyer::sample {

// Numbers that look random and are always the same (SplitMix64).
class fixed_sequence {
public:
    explicit fixed_sequence(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next();
    // 0 <= answer < bound; bound > 0.
    int below(int bound) { return static_cast<int>(next() % static_cast<std::uint64_t>(bound)); }
    bool chance(int percent) { return below(100) < percent; }

    template <class T>
    const T& one_of(std::span<const T> choices) {
        return choices[static_cast<std::size_t>(below(static_cast<int>(choices.size())))];
    }

private:
    std::uint64_t state_;
};

// 25 characters like every other id; later numbers of a kind sort later.
std::string fixed_id(char kind, std::int64_t number);

// The year in which generated customers buy. Products and customers are as old as its first month.
inline constexpr timestamp generated_from{1735689600000}; // 2025-01-01
inline constexpr std::int64_t generated_preparation_ms = days_ms(30);
inline constexpr std::int64_t generated_sales_ms = days_ms(330);

struct named_maker {
    id_of<manufacturer> id;
    std::string name;
};

struct generated_product {
    id_of<product> id;
    std::string name;
    std::string sku;
    money price; // in force
    int stock{};
    bool touched{}; // since the last transaction
};

struct generated_customer {
    std::string first_name;
    std::string last_name;
    std::string phone;
    std::string street;
    int zone{};
    int order_count{};
    money total_spent;
    timestamp last_order_at;
    bool touched{};
};

class generation {
public:
    generation(db::database& database, const sample_size& sizes, const progress& report)
        : db(database), size(sizes), on_progress(report) {}

    db::database& db;
    const sample_size& size;
    const progress& on_progress;

    std::vector<id_of<category>> categories;
    std::vector<named_maker> makers;
    std::vector<delivery::zone> zones;
    std::shared_ptr<const settings::shop_settings> settings;

    std::vector<generated_product> products;
    std::vector<generated_customer> customers;
    // Who was delivered what, as indexes (customer, product), as many as reviews are wanted.
    std::vector<std::pair<int, int>> delivered;
    std::int64_t ledger_lines{};
    // Whose stock and counters are to be written with this transaction.
    std::vector<int> touched_products;
    std::vector<int> touched_customers;

    void touch_product(int index);
    void touch_customer(int index);
    void forget_touched();

    // The moment of number `i` of `count`, spread evenly over a stretch of time.
    static timestamp moment(timestamp from, std::int64_t length_ms, std::int64_t i, int count) {
        return from + length_ms * i / count;
    }

    id_of<customer> customer_id(int index) const { return {fixed_id('k', index)}; }
    id_of<address> address_id(int index) const { return {fixed_id('a', index)}; }
};

void generate_products(generation& g);
void generate_customers(generation& g);
void generate_orders(generation& g);
void generate_reviews(generation& g);

// A movement in the ledger, which also changes the product in memory.
void add_movement(
    generation& g, row_batch& batch, int product_index, int change, std::string_view order_number,
    timestamp at
);

std::span<const db::query* const> order_generation_queries();

}
