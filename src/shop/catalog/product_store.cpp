#include "shop/catalog/product_store.hpp"

#include <algorithm>

namespace foyer::catalog {

namespace {

// Category and manufacturer are asked of the one product: with joins, PostgreSQL's plan for any
// slug reads both tables whole into hashes.
constexpr db::query find_product_by_slug{"catalog.find_product", R"sql(
    SELECT p.id, p.slug, p.sku, COALESCE(t.name, p.name) AS name,
        CAST(CASE WHEN t.name IS NULL THEN 'fr' ELSE t.language END AS TEXT) AS language,
        COALESCE(t.short_description, p.short_description) AS short_description,
        COALESCE(t.description, p.description) AS description,
        p.price, p.sale_price, p.tax_rate, p.stock_quantity, p.is_featured, p.weight,
            p.dimensions, p.specifications,
        COALESCE(t.features, p.features) AS features,
        CAST(CASE WHEN t.features IS NULL THEN 'fr' ELSE t.language END AS TEXT)
            AS features_language,
        p.warranty_months,
        (SELECT m.name FROM manufacturers m WHERE m.id = p.manufacturer_id) AS manufacturer_name,
        (SELECT m.slug FROM manufacturers m WHERE m.id = p.manufacturer_id) AS manufacturer_slug,
        p.category_id,
        (SELECT c.slug FROM categories c WHERE c.id = p.category_id) AS category_slug,
        p.meta_title, p.meta_description, COALESCE(t.image_alt, p.name) AS image_alt, p.updated_at
    FROM products p
    LEFT JOIN product_translations t ON t.product_id = p.id AND t.language = $1
    WHERE p.slug = $2 AND p.is_active
        AND (SELECT c.is_active FROM categories c WHERE c.id = p.category_id))sql"};

constexpr db::query list_product_images{"catalog.list_images", R"sql(
    SELECT url, alt_text FROM product_images WHERE product_id = $1 ORDER BY sort_order, id LIMIT
        20)sql"};

constexpr db::query list_active_categories{"catalog.list_categories", R"sql(
    SELECT c.id, c.parent_id, c.slug, COALESCE(t.name, c.name) AS name,
        CAST(CASE WHEN t.name IS NULL THEN 'fr' ELSE t.language END AS TEXT) AS language,
        COALESCE(t.description, c.description) AS description, c.image, c.sort_order
    FROM categories c
    LEFT JOIN category_translations t ON t.category_id = c.id AND t.language = $1
    WHERE c.is_active
    ORDER BY CASE WHEN c.parent_id IS NULL THEN 0 ELSE 1 END, c.sort_order, c.id)sql"};

constexpr db::query products_of_categories{
    .name = "catalog.count_products_of_categories",
    .text = R"sql(
    SELECT category_id, COUNT(*) AS product_count FROM products WHERE is_active = TRUE
    GROUP BY category_id)sql",
    .scans = true
};

constexpr db::query list_active_manufacturers{
    .name = "catalog.list_manufacturers",
    .text = R"sql(
    SELECT m.id, m.slug, m.name, m.description, m.website, m.logo,
        (SELECT COUNT(*) FROM products p WHERE p.manufacturer_id = m.id AND p.is_active) AS
            product_count
    FROM manufacturers m WHERE m.is_active ORDER BY m.name, m.id)sql",
    .scans = true
};

constexpr db::query manufacturer_names{"catalog.manufacturer_names", R"sql(
    SELECT slug, name, CAST(NULL AS BIGINT) AS count FROM manufacturers
    WHERE is_active = TRUE ORDER BY name)sql"};

constexpr db::query category_names{"catalog.category_names", R"sql(
    SELECT slug, name, CAST(NULL AS BIGINT) AS count FROM categories
    WHERE is_active = TRUE ORDER BY sort_order, name)sql"};

constexpr db::query sitemap_products{
    "catalog.sitemap_products",
    R"sql(
    SELECT p.slug, p.updated_at FROM products p JOIN categories c ON c.id = p.category_id
    WHERE p.is_active AND c.is_active ORDER BY p.id LIMIT 45000)sql",
    {},
    true
};

constexpr db::query sitemap_categories{"catalog.sitemap_categories", R"sql(
    SELECT slug, updated_at FROM categories WHERE is_active ORDER BY id LIMIT 1000)sql"};

std::vector<facet> facets_of(
    db::session& s, const product_filter& filter, list_part part, const db::query& every_name
) {
    std::vector<facet> list;
    std::int64_t all = 0;
    const auto& counts = list_query(filter, part, product_sort::newest, {});
    s.execute_values(counts, filter_values(filter), [&](const db::row& r) {
        list.push_back(db::read_row<facet>(r));
        all += list.back().count.value_or(0);
    });
    if (all > max_counted) return s.all<facet>(every_name);
    std::erase_if(list, [](const facet& f) { return f.slug.empty(); });
    return list;
}

list_part page_part(const product_filter& filter, const product_page& page, int offset) {
    if (filter.category && page.total <= max_few) return list_part::page_of_few;
    return offset > max_counted ? list_part::deep_page : list_part::page;
}

}

product_page list_products(
    db::session& s, const product_filter& filter, product_sort sort, std::string_view language,
    int limit, int offset
) {
    product_page page;
    const auto count = [&](const db::row& r) { page.total = r.integer(0); };
    s.execute_values(list_query(filter, list_part::count, sort, {}), filter_values(filter), count);
    page.total_is_exact = page.total <= max_counted;
    if (page.total_is_exact && page.total <= offset) return page;
    // Where the count does not say whether the list goes on, one more product does.
    const int wanted = page.total_is_exact ? limit : limit + 1;
    const auto add = [&](const db::row& r) { page.items.push_back(db::read_row<product_card>(r)); };
    s.execute_values(
        list_query(filter, page_part(filter, page, offset), sort, language),
        page_values(filter, language, wanted, offset), add
    );
    const auto shown = static_cast<std::size_t>(limit);
    page.has_next = page.total_is_exact ? page.total > offset + limit : page.items.size() > shown;
    if (page.items.size() > shown) page.items.resize(shown);
    page.total = std::min(page.total, max_counted);
    return page;
}

std::vector<facet> count_by_manufacturer(db::session& s, product_filter filter) {
    filter.manufacturer.reset();
    return facets_of(s, filter, list_part::by_manufacturer, manufacturer_names);
}

std::vector<facet> count_by_category(db::session& s, product_filter filter) {
    filter.category.reset();
    return facets_of(s, filter, list_part::by_category, category_names);
}

std::optional<product_detail> find_product(
    db::session& s, std::string_view slug, std::string_view language
) {
    return s.first<product_detail>(find_product_by_slug, language, slug);
}

std::vector<product_image_view> list_images(db::session& s, const id_of<product>& id) {
    return s.all<product_image_view>(list_product_images, id);
}

std::vector<category_view> list_categories(db::session& s, std::string_view language) {
    return s.all<category_view>(list_active_categories, language);
}

category_sizes count_products_of_categories(db::session& s) {
    category_sizes sizes;
    s.execute_values(products_of_categories, {}, [&](const db::row& r) {
        sizes[{std::string(r.text(0))}] = r.integer(1);
    });
    return sizes;
}

std::vector<manufacturer_view> list_manufacturers(db::session& s) {
    return s.all<manufacturer_view>(list_active_manufacturers);
}

std::vector<sitemap_entry> list_sitemap_products(db::session& s) {
    return s.all<sitemap_entry>(sitemap_products);
}

std::vector<sitemap_entry> list_sitemap_categories(db::session& s) {
    return s.all<sitemap_entry>(sitemap_categories);
}

std::span<const db::query* const> queries() {
    static constexpr const db::query* list[] = {
        &find_product_by_slug,   &list_product_images,       &list_active_categories,
        &products_of_categories, &list_active_manufacturers, &manufacturer_names,
        &category_names,         &sitemap_products,          &sitemap_categories
    };
    return list;
}

}
