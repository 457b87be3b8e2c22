#include "care/sample/load_sample.hpp"

#include "care/sample/reference_data.hpp"
#include "care/sample/row_batch.hpp"
#include "care/sample/sample_files.hpp"
#include "platform/base/assert.hpp"
#include "platform/base/text.hpp"
#include "shop/catalog/category.hpp"
#include "shop/catalog/category_translation.hpp"
#include "shop/catalog/manufacturer.hpp"
#include "shop/catalog/name_keys.hpp"
#include "shop/catalog/product.hpp"
#include "shop/catalog/product_image.hpp"
#include "shop/catalog/product_translation.hpp"
#include "shop/inventory/inventory_log.hpp"

#include <map>

namespace foyer::sample {

namespace {

constexpr db::query has_catalogue{"sample.has_catalogue", R"sql(
    SELECT EXISTS (SELECT 1 FROM categories) OR EXISTS (SELECT 1 FROM products)
        OR EXISTS (SELECT 1 FROM manufacturers) AS present)sql"};

struct catalogue_presence {
    bool present{};
};
BOOST_DESCRIBE_STRUCT(catalogue_presence, (), (present))

template <class T>
using ids_by_slug = std::map<std::string, id_of<T>>;

template <class T>
id_of<T> id_at(const ids_by_slug<T>& ids, const std::string& slug) {
    const auto found = ids.find(slug);
    FOYER_ASSERT(found != ids.end(), "the sample shop refers to what it has: " + slug);
    return found->second;
}

ids_by_slug<category> add_categories(row_batch& batch, const sample_files& files, timestamp at) {
    ids_by_slug<category> ids;
    for (const auto& e : files.categories) {
        category row{};
        row.id = new_id<category>();
        row.name = e.name.fr;
        row.slug = e.slug;
        row.description = e.description.fr;
        row.image = e.image;
        if (e.parent) row.parent_id = id_at(ids, *e.parent);
        row.sort_order = e.sort_order;
        row.created_at = row.updated_at = at;
        batch.insert(category_table(), row);
        for (const auto* language : {"ar", "en"}) {
            const category_translation words{
                row.id, language, e.name.in(language), e.description.in(language)
            };
            batch.insert(category_translation_table(), words);
        }
        ids[e.slug] = row.id;
    }
    return ids;
}

ids_by_slug<manufacturer> add_manufacturers(
    row_batch& batch, const sample_files& files, timestamp at
) {
    ids_by_slug<manufacturer> ids;
    for (const auto& e : files.manufacturers) {
        manufacturer row{};
        row.id = new_id<manufacturer>();
        row.name = e.name;
        row.slug = e.slug;
        row.description = e.description;
        row.website = e.website;
        row.created_at = row.updated_at = at;
        batch.insert(manufacturer_table(), row);
        ids[e.slug] = row.id;
    }
    return ids;
}

product product_row(const product_entry& e, timestamp at) {
    product row{};
    row.id = new_id<product>();
    row.name = e.name.fr;
    row.slug = e.slug;
    row.sku = e.sku;
    row.description = e.description.fr;
    row.short_description = e.short_description.fr;
    row.price = e.price;
    row.cost_price = e.cost_price;
    row.sale_price = e.sale_price;
    row.stock_quantity = e.stock_quantity;
    row.min_stock = e.min_stock;
    row.max_stock = e.max_stock;
    row.weight = e.weight;
    row.dimensions = e.dimensions;
    row.specifications = e.specifications;
    row.features = e.features.fr.text;
    row.is_featured = e.is_featured;
    row.meta_title = e.meta_title;
    row.meta_description = e.meta_description;
    row.created_at = row.updated_at = at;
    row.tax_rate = e.tax_rate;
    row.warranty_months = e.warranty_months;
    return row;
}

void add_product_texts(row_batch& batch, const product_entry& e, const product& row) {
    for (const auto* language : {"ar", "en"}) {
        const product_translation words{
            row.id,
            language,
            e.name.in(language),
            e.short_description.in(language),
            e.description.in(language),
            e.image_alt.in(language),
            e.features.in(language).text
        };
        batch.insert(product_translation_table(), words);
    }
    product_image image{};
    image.id = new_id<product_image>();
    image.product_id = row.id;
    image.url = e.image;
    image.alt_text = e.image_alt.fr;
    image.sort_order = 0;
    image.created_at = row.created_at;
    batch.insert(product_image_table(), image);
}

void add_first_stock(row_batch& batch, const product& row) {
    if (row.stock_quantity == 0) return;
    inventory_log line{};
    line.id = new_id<inventory_log>();
    line.product_id = row.id;
    line.type = inventory_log_type::purchase;
    line.quantity = line.new_quantity = row.stock_quantity;
    line.reason = "first stock";
    line.created_at = row.created_at;
    batch.insert(inventory_log_table(), line);
}

void add_products(
    row_batch& batch, const sample_files& files, const ids_by_slug<category>& categories,
    const ids_by_slug<manufacturer>& manufacturers, timestamp at
) {
    for (const auto& e : files.products) {
        auto row = product_row(e, at);
        row.category_id = id_at(categories, e.category);
        auto searched = e.name.fr + " " + e.name.ar + " " + e.name.en + " " + e.sku;
        if (e.manufacturer) {
            row.manufacturer_id = id_at(manufacturers, *e.manufacturer);
            for (const auto& m : files.manufacturers)
                if (m.slug == *e.manufacturer) searched += " " + m.name;
        }
        row.search_text = fold(searched);
        catalog::set_name_keys(row, e.name.ar, e.name.en);
        batch.insert(product_table(), row);
        add_product_texts(batch, e, row);
        add_first_stock(batch, row);
    }
}

}

loaded_sample load_sample(db::database& db, timestamp at) {
    const auto files = read_sample_files();
    row_batch batch;
    const auto categories = add_categories(batch, files, at);
    const auto manufacturers = add_manufacturers(batch, files, at);
    add_products(batch, files, categories, manufacturers, at);
    return db.transaction([&](db::transaction& tx) {
        if (tx.first<catalogue_presence>(has_catalogue)->present) return loaded_sample{};
        const auto reference = fill_reference_data(tx, files, at);
        batch.write(tx);
        tx.changed("products");
        return loaded_sample{
            static_cast<int>(files.categories.size()), static_cast<int>(files.manufacturers.size()),
            static_cast<int>(files.products.size()), reference
        };
    });
}

std::span<const db::query* const> load_queries() {
    static constexpr const db::query* list[] = {&has_catalogue};
    return list;
}

}
