#pragma once

#include "platform/base/decimal.hpp"
#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/json/value.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct category;
struct manufacturer;

// Something the shop sells. Amounts include TVA. Seed, section 3, table `products`.
struct product {
    id_of<product> id;                                  // seed
    std::string name;                                   // seed; French
    std::string slug;                                   // seed
    std::string sku;                                    // seed
    std::optional<std::string> description;             // seed
    std::optional<std::string> short_description;       // seed
    id_of<category> category_id;                        // seed
    std::optional<id_of<manufacturer>> manufacturer_id; // seed
    money price;                                        // seed; TTC
    std::optional<money> cost_price;                    // seed; what the company paid
    std::optional<money> sale_price;                    // seed; TTC, in force while it is set
    int stock_quantity{0};                              // seed; equals the last line of the ledger
    int min_stock{0};                                   // seed; below it, buy again
    std::optional<int> max_stock;                       // seed
    std::optional<decimal<3>> weight;                   // seed; kilograms
    std::optional<json_value> dimensions;               // seed; millimetres
    std::optional<json_value> specifications;           // seed; data/specifications.json
    std::optional<std::string> features;                // seed; JSON list of sentences
    bool is_active{true};                        // seed; false hides it, nothing is ever deleted
    bool is_featured{false};                     // seed
    bool is_digital{false};                      // seed; not delivered
    std::optional<std::string> meta_title;       // seed
    std::optional<std::string> meta_description; // seed
    timestamp created_at;                        // seed
    timestamp updated_at;                        // seed
    percent tax_rate{1900}; // added: TVA contained in the price; 19 % unless a law says 9
    std::optional<std::string> search_text; // added: folded, for `q`
    std::optional<int> warranty_months;     // added: law 09-03 wants it shown
    std::string name_key_fr{};              // added: sort_key of the name; see name_keys.hpp
    std::string name_key_ar{};              // added: of the Arabic name, or of the French one
    std::string name_key_en{};              // added: of the English name, or of the French one
};
BOOST_DESCRIBE_STRUCT(
    product, (),
    (id, name, slug, sku, description, short_description, category_id, manufacturer_id, price,
     cost_price, sale_price, stock_quantity, min_stock, max_stock, weight, dimensions,
     specifications, features, is_active, is_featured, is_digital, meta_title, meta_description,
     created_at, updated_at, tax_rate, search_text, warranty_months, name_key_fr, name_key_ar,
     name_key_en)
)

// The definition of `products`.
const schema::table_def& product_table();

}
