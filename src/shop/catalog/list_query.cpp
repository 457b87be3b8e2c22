#include "shop/catalog/list_query.hpp"

#include "platform/base/assert.hpp"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace foyer::catalog {

namespace {

// The names of the few products on the page are looked up when it is known which these are.
constexpr std::string_view cards_of_page = R"sql(
    SELECT p.id, p.slug, p.sku, COALESCE(t.name, p.name) AS name,
        CAST(CASE WHEN t.name IS NULL THEN 'fr' ELSE t.language END AS TEXT) AS language,
        COALESCE(t.short_description, p.short_description) AS short_description,
        p.price, p.sale_price, p.stock_quantity, p.is_featured, p.specifications,
        m.name AS manufacturer_name, m.slug AS manufacturer_slug, c.slug AS category_slug,
        (SELECT i.url FROM product_images i WHERE i.product_id = p.id ORDER BY i.sort_order, i.id
            LIMIT 1) AS image_url,
        COALESCE(t.image_alt, p.name) AS image_alt
    FROM ({page}) page
    JOIN products p ON p.id = page.id
    JOIN categories c ON c.id = p.category_id
    LEFT JOIN manufacturers m ON m.id = p.manufacturer_id
    LEFT JOIN product_translations t ON t.product_id = p.id AND t.language = ${language}
    {order})sql";

constexpr std::string_view translation_for_order = R"sql(
    LEFT JOIN product_translations t ON t.product_id = p.id AND t.language = ${})sql";

constexpr std::string_view counts_by_manufacturer = R"sql(
    SELECT COALESCE(m.slug, '') AS slug, COALESCE(m.name, '') AS name, COUNT(*) AS count
    FROM (SELECT p.manufacturer_id AS id{found}) found
    LEFT JOIN manufacturers m ON m.id = found.id AND m.is_active = TRUE
    GROUP BY m.slug, m.name ORDER BY m.name)sql";

constexpr std::string_view counts_by_category = R"sql(
    SELECT c.slug AS slug, c.name AS name, COUNT(*) AS count
    FROM (SELECT p.category_id AS id{found}) found
    JOIN categories c ON c.id = found.id
    GROUP BY c.slug, c.name, c.sort_order ORDER BY c.sort_order, c.name)sql";

// The active categories of a branch of the tree.
constexpr std::string_view branch_of = R"sql(
        WITH RECURSIVE branch(id, is_active) AS (
            SELECT id, is_active FROM categories WHERE slug = ${}
            UNION ALL
            SELECT child.id, child.is_active
            FROM categories child JOIN branch ON child.parent_id = branch.id)
        SELECT id FROM branch WHERE is_active = TRUE)sql";

// For a walk along the order: asked of each product, so that no engine begins with the categories.
constexpr std::string_view in_an_active_category = R"sql(
        AND EXISTS (
            SELECT 1 FROM categories c WHERE c.id = p.category_id AND c.is_active = TRUE))sql";

constexpr std::string_view in_the_active_categories = R"sql(
        AND p.category_id IN (SELECT id FROM categories WHERE is_active = TRUE))sql";

struct shape {
    std::size_t words;
    bool category, manufacturer, min_price, max_price, in_stock, featured;
    list_part part;
    product_sort sort;

    auto operator<=>(const shape&) const = default;

    bool is_page() const {
        return part == list_part::page || part == list_part::page_of_few ||
               part == list_part::deep_page;
    }
    // Whether it looks at more rows than those of a page, or more of them than stand in an index.
    bool scans() const {
        const bool selects = words > 0 || min_price || max_price || manufacturer || featured;
        const bool sorts =
            sort != product_sort::newest && sort != product_sort::featured; // without an index
        if (is_page()) return selects || sorts || part == list_part::deep_page;
        return selects || in_stock || part != list_part::count;
    }
};

shape shape_of(const product_filter& f, list_part part, product_sort sort) {
    FOYER_ASSERT(f.words.size() <= max_words, "search_words limits the words");
    FOYER_ASSERT(part != list_part::page_of_few || f.category, "few are those of a category");
    shape s{
        f.words.size(),
        f.category.has_value(),
        f.manufacturer.has_value(),
        f.min_price.has_value(),
        f.max_price.has_value(),
        f.in_stock,
        f.featured,
        part,
        sort
    };
    if (!s.is_page()) s.sort = product_sort::newest;
    return s;
}

std::string_view order_by(product_sort sort) {
    switch (sort) {
        case product_sort::price_asc: return " ORDER BY COALESCE(p.sale_price, p.price), p.id";
        case product_sort::price_desc:
            return " ORDER BY COALESCE(p.sale_price, p.price) DESC, p.id";
        case product_sort::name: return " ORDER BY COALESCE(t.name, p.name), p.id";
        case product_sort::featured:
            return " ORDER BY p.is_featured DESC, p.created_at DESC, p.id DESC";
        case product_sort::newest: break;
    }
    return " ORDER BY p.created_at DESC, p.id DESC";
}

// Composes one statement; parameters are numbered as the fragments come.
class composer {
public:
    explicit composer(const shape& s) : shape_(s) {}

    std::string statement() {
        switch (shape_.part) {
            case list_part::count:
                return fmt::format("SELECT COUNT(*) AS count FROM (SELECT 1{}) found", bounded());
            case list_part::by_manufacturer:
                return fmt::format(counts_by_manufacturer, fmt::arg("found", bounded()));
            case list_part::by_category:
                return fmt::format(counts_by_category, fmt::arg("found", bounded()));
            case list_part::page:
            case list_part::page_of_few:
            case list_part::deep_page: break;
        }
        return page();
    }

private:
    int next() { return ++parameter_; }

    std::string bounded() {
        return " FROM products p" + conditions() + fmt::format(" LIMIT {}", max_counted + 1);
    }

    std::string page() {
        const bool few = shape_.part == list_part::page_of_few;
        // SQLite takes CROSS JOIN at its word: first the branch, then its products.
        const auto first =
            few ? fmt::format(" ({}) chosen CROSS JOIN", fmt::format(branch_of, next())) : "";
        const auto where = conditions();
        const int language = next();
        const auto named =
            shape_.sort == product_sort::name ? fmt::format(translation_for_order, language) : "";
        const auto order = order_by(shape_.sort);
        const auto ids = fmt::format(
            "SELECT p.id FROM{} products p{}{}{} LIMIT ${} OFFSET ${}", first, named, where, order,
            language + 1, language + 2
        );
        return fmt::format(
            cards_of_page, fmt::arg("page", ids), fmt::arg("language", language),
            fmt::arg("order", order)
        );
    }

    std::string conditions() {
        std::string sql = " WHERE p.is_active = TRUE";
        sql += category_condition();
        for (std::size_t i = 0; i < shape_.words; ++i)
            sql += fmt::format(" AND p.search_text LIKE ${} ESCAPE '!'", next());
        if (shape_.manufacturer)
            sql += fmt::format(
                " AND p.manufacturer_id = (SELECT id FROM manufacturers WHERE slug = ${})", next()
            );
        if (shape_.min_price)
            sql += fmt::format(" AND COALESCE(p.sale_price, p.price) >= ${}", next());
        if (shape_.max_price)
            sql += fmt::format(" AND COALESCE(p.sale_price, p.price) <= ${}", next());
        if (shape_.in_stock) sql += " AND p.stock_quantity > 0";
        if (shape_.featured) sql += " AND p.is_featured = TRUE";
        return sql;
    }

    std::string category_condition() {
        if (shape_.part == list_part::page_of_few) return " AND p.category_id = chosen.id";
        if (shape_.category)
            return fmt::format(" AND p.category_id IN ({})", fmt::format(branch_of, next()));
        return std::string(shape_.is_page() ? in_an_active_category : in_the_active_categories);
    }

    const shape& shape_;
    int parameter_{};
};

std::string_view name_of(list_part part) {
    switch (part) {
        case list_part::count: return "catalog.count_products";
        case list_part::by_manufacturer: return "catalog.count_by_manufacturer";
        case list_part::by_category: return "catalog.count_by_category";
        case list_part::page_of_few: return "catalog.list_products_of_few";
        case list_part::deep_page: return "catalog.list_products_deep";
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
        entry = std::make_unique<composed>(composer(s).statement(), db::query{});
        entry->query = {.name = name_of(s.part), .text = entry->text, .scans = s.scans()};
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

void add_every_part(shape s, std::vector<const db::query*>& all) {
    constexpr product_sort sorts[] = {
        product_sort::newest, product_sort::price_asc, product_sort::price_desc, product_sort::name,
        product_sort::featured
    };
    for (const auto part : {list_part::count, list_part::by_manufacturer, list_part::by_category}) {
        s.part = part;
        s.sort = product_sort::newest;
        all.push_back(&query_of(s));
    }
    for (const auto part : {list_part::page, list_part::page_of_few}) {
        if (part == list_part::page_of_few && !s.category) continue;
        s.part = part;
        for (const auto sort : sorts) {
            s.sort = sort;
            all.push_back(&query_of(s));
        }
    }
}

}

const db::query& list_query(const product_filter& filter, list_part part, product_sort sort) {
    return query_of(shape_of(filter, part, sort));
}

std::vector<db::value> filter_values(const product_filter& f) {
    std::vector<db::value> values;
    if (f.category) values.push_back(db::to_value(*f.category));
    for (const auto& word : f.words) values.push_back(db::to_value(containing(word)));
    if (f.manufacturer) values.push_back(db::to_value(*f.manufacturer));
    if (f.min_price) values.push_back(db::to_value(*f.min_price));
    if (f.max_price) values.push_back(db::to_value(*f.max_price));
    return values;
}

std::vector<db::value> page_values(
    const product_filter& filter, std::string_view language, int limit, int offset
) {
    auto values = filter_values(filter);
    values.push_back(db::to_value(language));
    values.push_back(db::to_value(limit));
    values.push_back(db::to_value(offset));
    return values;
}

std::vector<const db::query*> every_list_query() {
    std::vector<const db::query*> all;
    for (std::size_t words = 0; words <= max_words; ++words)
        for (unsigned bits = 0; bits < 64; ++bits) {
            const auto bit = [&](unsigned n) { return (bits >> n & 1) != 0; };
            add_every_part(
                {words, bit(0), bit(1), bit(2), bit(3), bit(4), bit(5), list_part::count,
                 product_sort::newest},
                all
            );
        }
    return all;
}

}
