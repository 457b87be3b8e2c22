#include "support/corner_shop.hpp"

#include "care/sample/row_batch.hpp"
#include "platform/base/text.hpp"
#include "shop/catalog/category.hpp"
#include "shop/catalog/category_translation.hpp"
#include "shop/catalog/manufacturer.hpp"
#include "shop/catalog/name_keys.hpp"
#include "shop/catalog/product_image.hpp"
#include "shop/catalog/product_translation.hpp"
#include "shop/delivery/zones.hpp"
#include "shop/inventory/inventory_log.hpp"

#include <gtest/gtest.h>

namespace foyer::test {

namespace {

struct family {
    std::string_view slug;
    std::string_view name;
    std::string_view parent;
    bool is_active{true};
};

constexpr family families[] = {
    {"chauffage", "Chauffage", ""},
    {"chaudieres", "Chaudières", "chauffage"},
    {"circulateurs", "Circulateurs", "chauffage"},
    {"robinetterie", "Robinetterie", ""},
    {"archives", "Archives", "", false},
};

struct article {
    std::string_view sku;
    std::string_view slug;
    std::string_view name;
    std::string_view arabic; // empty: not translated
    std::string_view category;
    std::string_view manufacturer;
    std::int64_t price; // centimes
    std::optional<std::int64_t> sale_price;
    int stock;
    int tax_rate{1900};
    bool is_featured{};
    bool is_active{true};
};

constexpr article articles[] = {
    {"BAL-20",
     "vanne-a-bille-20",
     "Vanne à bille 20 mm",
     "",
     "robinetterie",
     "",
     85'000,
     {},
     200,
     900},
    {"CIRC-25",
     "circulateur-25-60",
     "Circulateur à haute efficacité 25-60",
     "مضخّة تدوير ٢٥",
     "circulateurs",
     "grundfos",
     2'490'000,
     {},
     10,
     1900,
     true},
    {"CHAU-24", "chaudiere-murale-24", "Chaudière murale à condensation 24 kW", "غلاية جدارية",
     "chaudieres", "saunier-duval", 14'500'000, 13'900'000, 5, 1900, true},
    {"RAD-10",
     "radiateur-alu-10",
     "Radiateur en aluminium 10 éléments",
     "",
     "chauffage",
     "saunier-duval",
     1'250'000,
     {},
     0},
    {"CLIM-12", "climatiseur-12000", "Climatiseur 12000 BTU", "", "archives", "", 8'000'000, {}, 3},
    {"OLD-15",
     "ancien-circulateur",
     "Ancien circulateur 15-40",
     "",
     "circulateurs",
     "grundfos",
     1'000'000,
     {},
     7,
     1900,
     false,
     false},
    {"PUR-15", "purgeur-dair", "Purgeur d'air 100% laiton", "", "robinetterie", "", 40'000, {}, 60},
};

id_of<category> category_id(std::string_view slug) { return {"category-" + std::string(slug)}; }
id_of<manufacturer> manufacturer_id(std::string_view slug) {
    return {"maker-" + std::string(slug)};
}

void add_families(sample::row_batch& batch) {
    int order = 0;
    for (const auto& f : families) {
        category row{};
        row.id = category_id(f.slug);
        row.name = f.name;
        row.slug = f.slug;
        if (!f.parent.empty()) row.parent_id = category_id(f.parent);
        row.is_active = f.is_active;
        row.sort_order = ++order;
        row.created_at = row.updated_at = corner_shop::opening;
        batch.insert(category_table(), row);
    }
    batch.insert(
        category_translation_table(),
        category_translation{category_id("chaudieres"), "ar", "غلايات", {}}
    );
    for (const auto& [slug, name] :
         {std::pair{"grundfos", "Grundfos"}, std::pair{"saunier-duval", "Saunier Duval"}}) {
        manufacturer row{};
        row.id = manufacturer_id(slug);
        row.name = name;
        row.slug = slug;
        row.created_at = row.updated_at = corner_shop::opening;
        batch.insert(manufacturer_table(), row);
    }
}

product product_row(const article& a, const id_of<product>& id, timestamp at) {
    product row{};
    row.id = id;
    row.name = a.name;
    row.slug = a.slug;
    row.sku = a.sku;
    row.category_id = category_id(a.category);
    if (!a.manufacturer.empty()) row.manufacturer_id = manufacturer_id(a.manufacturer);
    row.price = {a.price};
    row.cost_price = money{a.price / 2};
    if (a.sale_price) row.sale_price = money{*a.sale_price};
    row.stock_quantity = a.stock;
    row.is_active = a.is_active;
    row.is_featured = a.is_featured;
    row.created_at = row.updated_at = at;
    row.tax_rate = {a.tax_rate};
    const auto maker =
        a.manufacturer == "saunier-duval" ? "Saunier Duval" : std::string(a.manufacturer);
    row.search_text = fold(
        std::string(a.name) + " " + std::string(a.arabic) + " " + std::string(a.sku) + " " + maker
    );
    catalog::set_name_keys(
        row, a.arabic.empty() ? std::nullopt : std::optional<std::string_view>(a.arabic), {}
    );
    return row;
}

void add_articles(sample::row_batch& batch, const corner_shop& shop) {
    for (const auto& a : articles) {
        const auto at = corner_shop::opening + minutes_ms(&a - articles);
        const auto row = product_row(a, shop.product_id(a.sku), at);
        batch.insert(product_table(), row);
        product_image image{};
        image.id = {"image-" + row.sku};
        image.product_id = row.id;
        image.url = "/pictures/" + row.slug + ".svg";
        image.created_at = at;
        batch.insert(product_image_table(), image);
        if (!a.arabic.empty()) {
            product_translation words{};
            words.product_id = row.id;
            words.language = "ar";
            words.name = a.arabic;
            batch.insert(product_translation_table(), words);
        }
        if (row.stock_quantity == 0) continue;
        inventory_log line{};
        line.id = {"a-first-stock-" + row.sku};
        line.product_id = row.id;
        line.type = inventory_log_type::purchase;
        line.quantity = line.new_quantity = row.stock_quantity;
        line.created_at = at;
        batch.insert(inventory_log_table(), line);
    }
}

void add_zones(sample::row_batch& batch) {
    const auto add = [&](std::string slug, std::string code, money rate, auto change) {
        delivery_zone zone{};
        zone.slug = slug;
        zone.code = code;
        zone.name_fr = slug == "alger" ? "Alger" : slug;
        zone.name_ar = slug == "alger" ? "الجزائر" : slug;
        zone.rate = rate;
        zone.delivery_days_min = 1;
        zone.delivery_days_max = 2;
        zone.sort_order = std::stoi(code);
        change(zone);
        batch.insert(delivery_zone_table(), zone);
    };
    add("oran", "31", {70'000}, [](auto&) {});
    add("alger", "16", {40'000}, [](auto&) {});
    add("in-salah", "57", {160'000},
        [](auto& z) { z.valid_from = parse_timestamp("2030-01-01T00:00:00Z"); });
    add("ferme", "58", {90'000}, [](auto& z) { z.is_active = false; });
}

}

void corner_shop::open() {
    sample::row_batch batch;
    add_families(batch);
    add_articles(batch, *this);
    add_zones(batch);
    db_.transaction([&](db::transaction& tx) {
        batch.write(tx);
        tx.changed("settings");
    });
    rules = *settings::current(db_);
    rules.free_delivery_from = {5'000'000};
    rules.delivery_tax_rate = {1900};
    rules.stamp_duty = pricing::stamp_duty_mode::included;
    rules.orders_per_phone_per_day = 5;
    rules.orders_per_address_per_hour = 20;
}

id_of<product> corner_shop::product_id(std::string_view sku) const {
    for (const auto& a : articles)
        if (a.sku == sku)
            return {"product-" + std::to_string(&a - articles) + "-" + std::string(sku)};
    return {"product-unknown"};
}

cart::opened corner_shop::new_cart(std::string_view language) {
    return db_.transaction([&](db::transaction& tx) { return cart::open_cart(tx, language, at); });
}

cart::opened corner_shop::cart_with(std::initializer_list<wanted> lines) {
    const auto cart = new_cart();
    for (const auto& line : lines) {
        const auto added = add(cart, line);
        EXPECT_FALSE(added.has_error()) << line.sku << ": " << added.error().code;
    }
    return cart;
}

result<void> corner_shop::add(const cart::opened& cart, wanted line) {
    return db_.transaction([&](db::transaction& tx) {
        return cart::add_item(tx, cart.customer_id, product_id(line.sku), line.quantity, at);
    });
}

std::vector<cart::line> corner_shop::lines_of(const cart::opened& cart, std::string_view language) {
    return cart::list_lines(db_, cart.customer_id, language);
}

pricing::totals corner_shop::quote(const cart::opened& cart, std::string_view wilaya) {
    return checkout::quote(lines_of(cart), delivery::find_zone(db_, wilaya, at), rules);
}

checkout::order_request corner_shop::request_to(std::string_view wilaya) const {
    return {
        .first_name = "Karim",
        .last_name = "Benali",
        .phone = "+213555010203",
        .email = "karim@example.dz",
        .street = "12 rue des Frères Bouadou",
        .city = "Bir Mourad Raïs",
        .wilaya = std::string(wilaya),
        .postal_code = {},
        .notes = {},
        .terms_version = rules.terms_version,
        .expected_total = {},
    };
}

checkout::order_request corner_shop::request_for(
    const cart::opened& cart, std::string_view wilaya
) {
    auto request = request_to(wilaya);
    request.expected_total = quote(cart, wilaya).total;
    return request;
}

checkout::origin corner_shop::origin_of(const cart::opened& cart) const {
    return {
        .cart_owner = cart.customer_id,
        .language = "fr",
        .placed_from = address,
        .at = at,
        .token_secret = cart.token
    };
}

result<checkout::placed_order> corner_shop::place(
    const cart::opened& cart, const checkout::order_request& request
) {
    return db_.transaction([&](db::transaction& tx) {
        return checkout::place_order(tx, request, origin_of(cart), rules);
    });
}

checkout::placed_order corner_shop::buy(std::initializer_list<wanted> lines) {
    const auto cart = cart_with(lines);
    auto placed = place(cart, request_for(cart));
    EXPECT_FALSE(placed.has_error()) << placed.error().code;
    return placed.has_error() ? checkout::placed_order{} : *std::move(placed);
}

int corner_shop::stock(std::string_view sku) {
    constexpr db::query find{"test.stock", "SELECT stock_quantity FROM products WHERE id = $1"};
    return db_.first<int>(find, product_id(sku)).value_or(-1);
}

void corner_shop::set_stock(std::string_view sku, int pieces) {
    constexpr db::query set{
        "test.set_stock", "UPDATE products SET stock_quantity = $2 WHERE id = $1"
    };
    db_.run(set, product_id(sku), pieces);
}

void corner_shop::set_price(std::string_view sku, money price, std::optional<money> sale_price) {
    constexpr db::query set{
        "test.set_price", "UPDATE products SET price = $2, sale_price = $3 WHERE id = $1"
    };
    db_.run(set, product_id(sku), price, sale_price);
}

void corner_shop::hide(std::string_view sku) {
    constexpr db::query set{"test.hide", "UPDATE products SET is_active = $2 WHERE id = $1"};
    db_.run(set, product_id(sku), false);
}

std::int64_t corner_shop::count(std::string_view table, std::string_view condition) {
    const auto text =
        "SELECT COUNT(*) FROM " + std::string(table) + " WHERE " + std::string(condition);
    return *db_.first<std::int64_t>(db::query{.name = "test.count", .text = text});
}

std::int64_t corner_shop::ledger_faults() {
    return count(
        "products p",
        "stock_quantity <> (SELECT COALESCE(SUM(l.quantity), 0) FROM inventory_logs l "
        "WHERE l.product_id = p.id) "
        "OR EXISTS (SELECT 1 FROM inventory_logs l WHERE l.product_id = p.id "
        "AND l.old_quantity + l.quantity <> l.new_quantity) "
        "OR EXISTS (SELECT 1 FROM ("
        "SELECT 0 AS level, 1 AS step UNION ALL SELECT p.stock_quantity, -1 "
        "UNION ALL SELECT new_quantity, 1 FROM inventory_logs l WHERE l.product_id = p.id "
        "UNION ALL SELECT old_quantity, -1 FROM inventory_logs l WHERE l.product_id = p.id) steps "
        "GROUP BY level HAVING SUM(step) <> 0)"
    );
}

}
