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

// By the price in force, along the index (is_active, sale_price, price, id): one walk over products
// without a sale price, one over those with one, merged.
constexpr std::string_view merged_by_price = R"sql(
    SELECT merged.id FROM (
        SELECT regular.id, regular.in_force, regular.price FROM (
            SELECT p.id, p.price AS in_force, p.price FROM products p{regular}
            ORDER BY p.sale_price{way}, p.price{way}, p.id{way} LIMIT {few}) regular
        UNION ALL
        SELECT reduced.id, reduced.in_force, reduced.price FROM (
            SELECT p.id, p.sale_price AS in_force, p.price FROM products p{reduced}
            ORDER BY p.sale_price{way}, p.price{way}, p.id{way} LIMIT {few}) reduced) merged
    ORDER BY merged.in_force{way}, merged.price{way}, merged.id{way}
    LIMIT ${limit} OFFSET ${offset})sql";

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
    char language{'f'}; // of the names, where they give the order: f, a, e

    auto operator<=>(const shape&) const = default;

    bool is_page() const {
        return part == list_part::page || part == list_part::page_of_few ||
               part == list_part::deep_page;
    }
    // Whether it looks at more rows than those of a page, or more of them than stand in an index.
    bool scans() const {
        const bool by_price = sort == product_sort::price_asc || sort == product_sort::price_desc;
        const bool priced = min_price || max_price;
        const bool selects = words > 0 || manufacturer || featured || (priced && !by_price);
        if (is_page()) return selects || part == list_part::deep_page;
        return priced || selects || in_stock || part != list_part::count;
    }
};

char language_letter(std::string_view language) {
    return language == "ar" || language == "en" ? language.front() : 'f';
}

shape shape_of(
    const product_filter& f, list_part part, product_sort sort, std::string_view language
) {
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
    if (s.sort == product_sort::name) s.language = language_letter(language);
    return s;
}

std::string_view order_by_name(char language) {
    if (language == 'a') return " ORDER BY p.name_key_ar, p.id";
    return language == 'e' ? " ORDER BY p.name_key_en, p.id" : " ORDER BY p.name_key_fr, p.id";
}

std::string_view order_of(const shape& s) {
    switch (s.sort) {
        case product_sort::price_asc:
            return " ORDER BY COALESCE(p.sale_price, p.price), p.price, p.id";
        case product_sort::price_desc:
            return " ORDER BY COALESCE(p.sale_price, p.price) DESC, p.price DESC, p.id DESC";
        case product_sort::name: return order_by_name(s.language);
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
        const bool by_price =
            shape_.sort == product_sort::price_asc || shape_.sort == product_sort::price_desc;
        const auto ids =
            by_price && shape_.part != list_part::page_of_few ? ids_by_price() : ids_in_order();
        return fmt::format(
            cards_of_page, fmt::arg("page", ids), fmt::arg("language", language_),
            fmt::arg("order", order_of(shape_))
        );
    }

    // Both walks have the same parameters.
    std::string ids_by_price() {
        const auto regular = conditions(price_of::regular);
        parameter_ = 0;
        const auto reduced = conditions(price_of::reduced);
        language_ = next();
        const auto few =
            fmt::format("CAST(${} AS BIGINT) + CAST(${} AS BIGINT)", language_ + 1, language_ + 2);
        return fmt::format(
            merged_by_price, fmt::arg("regular", regular), fmt::arg("reduced", reduced),
            fmt::arg("way", shape_.sort == product_sort::price_desc ? " DESC" : ""),
            fmt::arg("few", few), fmt::arg("limit", language_ + 1),
            fmt::arg("offset", language_ + 2)
        );
    }

    std::string ids_in_order() {
        const bool few = shape_.part == list_part::page_of_few;
        // SQLite takes CROSS JOIN at its word: first the branch, then its products.
        const auto first =
            few ? fmt::format(" ({}) chosen CROSS JOIN", fmt::format(branch_of, next())) : "";
        const auto where = conditions();
        language_ = next();
        return fmt::format(
            "SELECT p.id FROM{} products p{}{} LIMIT ${} OFFSET ${}", first, where,
            order_of(shape_), language_ + 1, language_ + 2
        );
    }

    // Which products: all, or those without or with a sale price.
    enum class price_of : std::uint8_t { any, regular, reduced };

    static std::string_view price_column(price_of which) {
        if (which == price_of::regular) return "p.price";
        return which == price_of::reduced ? "p.sale_price" : "COALESCE(p.sale_price, p.price)";
    }

    std::string conditions(price_of which = price_of::any) {
        std::string sql = " WHERE p.is_active = TRUE";
        if (which == price_of::regular) sql += " AND p.sale_price IS NULL";
        // Not IS NOT NULL: SQLite would begin at the NULLs.
        if (which == price_of::reduced) sql += " AND p.sale_price >= 0";
        sql += category_condition();
        for (std::size_t i = 0; i < shape_.words; ++i)
            sql += fmt::format(" AND p.search_text LIKE ${} ESCAPE '!'", next());
        if (shape_.manufacturer)
            sql += fmt::format(
                " AND p.manufacturer_id = (SELECT id FROM manufacturers WHERE slug = ${})", next()
            );
        if (shape_.min_price) sql += fmt::format(" AND {} >= ${}", price_column(which), next());
        if (shape_.max_price) sql += fmt::format(" AND {} <= ${}", price_column(which), next());
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
    int language_{}; // the parameter; limit and offset follow
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
            for (const char language : {'f', 'a', 'e'}) {
                if (language != 'f' && sort != product_sort::name) continue;
                s.language = language;
                all.push_back(&query_of(s));
            }
            s.language = 'f';
        }
    }
}

}

const db::query& list_query(
    const product_filter& filter, list_part part, product_sort sort, std::string_view language
) {
    return query_of(shape_of(filter, part, sort, language));
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
