#include "shop/catalog/product_filter.hpp"

#include "platform/base/assert.hpp"
#include "platform/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <sstream>

namespace foyer::catalog {

namespace {

constexpr std::string_view card_columns = R"sql(
    SELECT p.id, p.slug, p.sku, COALESCE(t.name, p.name) AS name,
        CAST(CASE WHEN t.name IS NULL THEN 'fr' ELSE t.language END AS TEXT) AS language,
        COALESCE(t.short_description, p.short_description) AS short_description,
        p.price, p.sale_price, p.stock_quantity, p.is_featured, p.specifications,
        m.name AS manufacturer_name, m.slug AS manufacturer_slug, c.slug AS category_slug,
        (SELECT i.url FROM product_images i WHERE i.product_id = p.id ORDER BY i.sort_order, i.id
            LIMIT 1) AS image_url,
        COALESCE(t.image_alt, p.name) AS image_alt)sql";

constexpr std::string_view from_products = R"sql(
    FROM products p
    JOIN categories c ON c.id = p.category_id
    LEFT JOIN manufacturers m ON m.id = p.manufacturer_id
    LEFT JOIN product_translations t ON t.product_id = p.id AND t.language = $1)sql";

// A count needs no names; $1 is mentioned so that every part takes the same parameters.
constexpr std::string_view from_products_for_count = R"sql(
    FROM products p
    JOIN categories c ON c.id = p.category_id
    LEFT JOIN manufacturers m ON m.id = p.manufacturer_id)sql";

constexpr std::string_view category_condition = R"sql(
    AND p.category_id IN (
        WITH RECURSIVE branch(id) AS (
            SELECT id FROM categories WHERE slug = ${}
            UNION ALL
            SELECT child.id FROM categories child JOIN branch ON child.parent_id = branch.id)
        SELECT id FROM branch))sql";

struct shape {
    std::size_t words;
    bool category, manufacturer, min_price, max_price, in_stock, featured;
    list_part part;
    product_sort sort;

    auto operator<=>(const shape&) const = default;
};

shape shape_of(const product_filter& f, list_part part, product_sort sort) {
    FOYER_ASSERT(f.words.size() <= max_words, "search_words limits the words");
    return {
        f.words.size(),
        f.category.has_value(),
        f.manufacturer.has_value(),
        f.min_price.has_value(),
        f.max_price.has_value(),
        f.in_stock,
        f.featured,
        part,
        part == list_part::page ? sort : product_sort::newest
    };
}

std::string_view order_by(product_sort sort) {
    switch (sort) {
        case product_sort::price_asc: return " ORDER BY COALESCE(p.sale_price, p.price), p.id";
        case product_sort::price_desc:
            return " ORDER BY COALESCE(p.sale_price, p.price) DESC, p.id";
        case product_sort::name: return " ORDER BY COALESCE(t.name, p.name), p.id";
        case product_sort::featured: return " ORDER BY p.is_featured DESC, p.created_at DESC, p.id";
        case product_sort::newest: break;
    }
    return " ORDER BY p.created_at DESC, p.id";
}

std::string conditions(const shape& s, int& parameter) {
    std::string sql = " WHERE p.is_active AND c.is_active AND CAST($1 AS TEXT) IS NOT NULL";
    for (std::size_t i = 0; i < s.words; ++i)
        sql += fmt::format(" AND p.search_text LIKE ${} ESCAPE '!'", ++parameter);
    if (s.category) sql += fmt::format(fmt::runtime(category_condition), ++parameter);
    if (s.manufacturer) sql += fmt::format(" AND m.slug = ${}", ++parameter);
    if (s.min_price) sql += fmt::format(" AND COALESCE(p.sale_price, p.price) >= ${}", ++parameter);
    if (s.max_price) sql += fmt::format(" AND COALESCE(p.sale_price, p.price) <= ${}", ++parameter);
    if (s.in_stock) sql += " AND p.stock_quantity > 0";
    if (s.featured) sql += " AND p.is_featured";
    return sql;
}

std::string compose(const shape& s) {
    int parameter = 1;
    const auto where = conditions(s, parameter);
    switch (s.part) {
        case list_part::count:
            return fmt::format("SELECT COUNT(*) AS count{}{}", from_products_for_count, where);
        case list_part::by_manufacturer:
            return fmt::format(
                "SELECT m.slug AS slug, m.name AS name, COUNT(*) AS count{}{} AND m.is_active "
                "GROUP BY m.slug, m.name ORDER BY m.name",
                from_products_for_count, where
            );
        case list_part::by_category:
            return fmt::format(
                "SELECT c.slug AS slug, c.name AS name, COUNT(*) AS count{}{} "
                "GROUP BY c.slug, c.name, c.sort_order ORDER BY c.sort_order, c.name",
                from_products_for_count, where
            );
        case list_part::page: break;
    }
    return fmt::format(
        "{}{}{}{} LIMIT ${} OFFSET ${}", card_columns, from_products, where, order_by(s.sort),
        parameter + 1, parameter + 2
    );
}

std::string_view name_of(list_part part) {
    switch (part) {
        case list_part::count: return "catalog.count_products";
        case list_part::by_manufacturer: return "catalog.count_by_manufacturer";
        case list_part::by_category: return "catalog.count_by_category";
        case list_part::page: break;
    }
    return "catalog.list_products";
}

struct composed {
    std::string text;
    db::query query;
};

const db::query& query_of(const shape& s) {
    static std::mutex guard;
    static std::map<shape, std::unique_ptr<composed>> made;
    const std::lock_guard lock(guard);
    auto& entry = made[s];
    if (!entry) {
        entry = std::make_unique<composed>(compose(s), db::query{});
        entry->query = {.name = name_of(s.part), .text = entry->text};
    }
    return entry->query;
}

std::string containing(const std::string& word) {
    std::string pattern = "%";
    for (const char c : word) {
        if (c == '%' || c == '_' || c == '!') pattern.push_back('!');
        pattern.push_back(c);
    }
    return pattern + "%";
}

}

std::vector<std::string> search_words(std::string_view typed) {
    std::istringstream in(fold(typed));
    std::vector<std::string> words;
    for (std::string word; in >> word;)
        if (character_count(word) <= 40) words.push_back(word);
    std::ranges::stable_sort(words, std::ranges::greater{}, &std::string::size);
    if (words.size() > max_words) words.resize(max_words);
    return words;
}

const db::query& list_query(const product_filter& filter, list_part part, product_sort sort) {
    return query_of(shape_of(filter, part, sort));
}

std::vector<db::value> list_values(const product_filter& f, std::string_view language) {
    std::vector<db::value> values{db::to_value(language)};
    for (const auto& word : f.words) values.push_back(db::to_value(containing(word)));
    if (f.category) values.push_back(db::to_value(*f.category));
    if (f.manufacturer) values.push_back(db::to_value(*f.manufacturer));
    if (f.min_price) values.push_back(db::to_value(*f.min_price));
    if (f.max_price) values.push_back(db::to_value(*f.max_price));
    return values;
}

std::vector<const db::query*> every_list_query() {
    constexpr product_sort sorts[] = {
        product_sort::newest, product_sort::price_asc, product_sort::price_desc, product_sort::name,
        product_sort::featured
    };
    std::vector<const db::query*> all;
    for (std::size_t words = 0; words <= max_words; ++words)
        for (unsigned bits = 0; bits < 64; ++bits) {
            const auto bit = [&](unsigned n) { return (bits >> n & 1) != 0; };
            shape s{words,  bit(0),           bit(1),
                    bit(2), bit(3),           bit(4),
                    bit(5), list_part::count, product_sort::newest};
            for (const auto part :
                 {list_part::count, list_part::by_manufacturer, list_part::by_category}) {
                s.part = part;
                all.push_back(&query_of(s));
            }
            s.part = list_part::page;
            for (const auto sort : sorts) {
                s.sort = sort;
                all.push_back(&query_of(s));
            }
        }
    return all;
}

}
