#include "shop/catalog/product.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& product_table() {
    static const auto table =
        schema::table<product>("products")
            .unique(&product::slug)
            .unique(&product::sku)
            .index("idx_products_category", &product::category_id)
            .index("idx_products_active", &product::is_active)
            .index("idx_products_category_active", &product::category_id, &product::is_active)
            .index(&product::manufacturer_id)
            .index(&product::is_active, &product::is_featured, &product::created_at, &product::id)
            .index(&product::is_active, &product::created_at, &product::id)
            .index(&product::is_active, &product::sale_price, &product::price, &product::id)
            .index(&product::is_active, &product::name_key_fr, &product::id)
            .index(&product::is_active, &product::name_key_ar, &product::id)
            .index(&product::is_active, &product::name_key_en, &product::id)
            .max_length(&product::name, 200)
            .max_length(&product::slug, 200)
            .max_length(&product::sku, 64)
            .max_length(&product::description, 10000)
            .max_length(&product::short_description, 500)
            .max_length(&product::meta_title, 200)
            .max_length(&product::meta_description, 500)
            .check(&product::price, "price >= 0")
            .check(&product::cost_price, "cost_price >= 0")
            .check(&product::sale_price, "sale_price >= 0")
            .check(&product::stock_quantity, "stock_quantity >= 0")
            .check(&product::tax_rate, "tax_rate >= 0")
            .check(&product::warranty_months, "warranty_months >= 0")
            .precision(&product::weight, 10)
            .defaults(
                &product::stock_quantity, &product::min_stock, &product::is_active,
                &product::is_featured, &product::is_digital, &product::created_at,
                &product::tax_rate, &product::name_key_fr, &product::name_key_ar,
                &product::name_key_en
            )
            .tagged(
                schema::tag::internal, &product::cost_price, &product::min_stock,
                &product::max_stock, &product::search_text, &product::name_key_fr,
                &product::name_key_ar, &product::name_key_en
            )
            .additions(
                &product::tax_rate, &product::search_text, &product::warranty_months,
                &product::name_key_fr, &product::name_key_ar, &product::name_key_en
            )
            .build();
    return table;
}

}
