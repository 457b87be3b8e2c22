#include "shop/catalog/product_store.hpp"

namespace foyer::catalog {

namespace {

constexpr db::query find_product_by_slug{"catalog.find_product", R"sql(
    SELECT p.id, p.slug, p.sku, COALESCE(t.name, p.name) AS name,
        CAST(CASE WHEN t.name IS NULL THEN 'fr' ELSE t.language END AS TEXT) AS language,
        COALESCE(t.short_description, p.short_description) AS short_description,
        COALESCE(t.description, p.description) AS description,
        p.price, p.sale_price, p.tax_rate, p.stock_quantity, p.is_featured, p.weight,
            p.dimensions, p.specifications,
        p.features, p.warranty_months, m.name AS manufacturer_name, m.slug AS manufacturer_slug,
        p.category_id, c.slug AS category_slug, p.meta_title, p.meta_description,
        COALESCE(t.image_alt, p.name) AS image_alt, p.updated_at
    FROM products p
    JOIN categories c ON c.id = p.category_id
    LEFT JOIN manufacturers m ON m.id = p.manufacturer_id
    LEFT JOIN product_translations t ON t.product_id = p.id AND t.language = $1
    WHERE p.slug = $2 AND p.is_active AND c.is_active)sql"};

constexpr db::query list_product_images{"catalog.list_images", R"sql(
    SELECT url, alt_text FROM product_images WHERE product_id = $1 ORDER BY sort_order, id LIMIT
        20)sql"};

constexpr db::query list_active_categories{"catalog.list_categories", R"sql(
    SELECT c.id, c.parent_id, c.slug, COALESCE(t.name, c.name) AS name,
        CAST(CASE WHEN t.name IS NULL THEN 'fr' ELSE t.language END AS TEXT) AS language,
        COALESCE(t.description, c.description) AS description, c.image, c.sort_order,
        (SELECT COUNT(*) FROM products p WHERE p.category_id = c.id AND p.is_active) AS
            product_count
    FROM categories c
    LEFT JOIN category_translations t ON t.category_id = c.id AND t.language = $1
    WHERE c.is_active
    ORDER BY CASE WHEN c.parent_id IS NULL THEN 0 ELSE 1 END, c.sort_order, c.id)sql"};

constexpr db::query list_active_manufacturers{"catalog.list_manufacturers", R"sql(
    SELECT m.id, m.slug, m.name, m.description, m.website, m.logo,
        (SELECT COUNT(*) FROM products p WHERE p.manufacturer_id = m.id AND p.is_active) AS
            product_count
    FROM manufacturers m WHERE m.is_active ORDER BY m.name, m.id)sql"};

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

std::vector<db::value> with_page(std::vector<db::value> values, int limit, int offset) {
    values.push_back(db::to_value(limit));
    values.push_back(db::to_value(offset));
    return values;
}

std::vector<facet> facets(db::session& s, const product_filter& filter, list_part part) {
    std::vector<facet> list;
    const auto& query = list_query(filter, part, product_sort::newest);
    s.execute_values(query, list_values(filter, "fr"), [&](const db::row& r) {
        list.push_back(db::read_row<facet>(r));
    });
    return list;
}

}

product_page list_products(
    db::session& s, const product_filter& filter, product_sort sort, std::string_view language,
    int limit, int offset
) {
    product_page page;
    const auto values = list_values(filter, language);
    s.execute_values(list_query(filter, list_part::count, sort), values, [&](const db::row& r) {
        page.total = r.integer(0);
    });
    if (page.total <= offset) return page;
    const auto add = [&](const db::row& r) { page.items.push_back(db::read_row<product_card>(r)); };
    s.execute_values(
        list_query(filter, list_part::page, sort), with_page(values, limit, offset), add
    );
    return page;
}

std::vector<facet> count_by_manufacturer(db::session& s, product_filter filter) {
    filter.manufacturer.reset();
    return facets(s, filter, list_part::by_manufacturer);
}

std::vector<facet> count_by_category(db::session& s, product_filter filter) {
    filter.category.reset();
    return facets(s, filter, list_part::by_category);
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
    static constexpr const db::query* list[] = {&find_product_by_slug,   &list_product_images,
                                                &list_active_categories, &list_active_manufacturers,
                                                &sitemap_products,       &sitemap_categories};
    return list;
}

}
