#include "shop/catalog/derived_columns.hpp"

#include "platform/base/text.hpp"
#include "shop/catalog/name_keys.hpp"

#include <string>
#include <vector>

namespace foyer::catalog {

namespace {

constexpr db::query list_derived{
    .name = "catalog.list_derived",
    .text = R"sql(
    SELECT p.id, p.name, ar.name AS arabic, en.name AS english, p.sku, m.name AS manufacturer,
        p.search_text, p.name_key_fr, p.name_key_ar, p.name_key_en
    FROM products p
    LEFT JOIN manufacturers m ON m.id = p.manufacturer_id
    LEFT JOIN product_translations ar ON ar.product_id = p.id AND ar.language = 'ar'
    LEFT JOIN product_translations en ON en.product_id = p.id AND en.language = 'en')sql",
    .may_run_long = true,
    .scans = true
};

constexpr db::query store_derived{"catalog.store_derived", R"sql(
    UPDATE products SET search_text = $2, name_key_fr = $3, name_key_ar = $4, name_key_en = $5
    WHERE id = $1)sql"};

std::optional<std::string_view> optional_text(const db::row& r, int column) {
    if (r.is_null(column)) return std::nullopt;
    return r.text(column);
}

std::string searched_text(const db::row& r) {
    std::string parts;
    for (const int column : {1, 2, 3, 4, 5})
        if (const auto part = optional_text(r, column)) parts += std::string(*part) + " ";
    return fold(trim(parts));
}

// The row's derived columns as they should be.
product derived_row(const db::row& r) {
    product row{};
    row.id = {std::string(r.text(0))};
    row.name = r.text(1);
    set_name_keys(row, optional_text(r, 2), optional_text(r, 3));
    const auto searched = optional_text(r, 6).value_or("");
    row.search_text = searched.empty() ? searched_text(r) : std::string(searched);
    return row;
}

bool is_up_to_date(const product& row, const db::row& r) {
    return optional_text(r, 6) == row.search_text && r.text(7) == row.name_key_fr &&
           r.text(8) == row.name_key_ar && r.text(9) == row.name_key_en;
}

}

std::int64_t rebuild_derived_columns(db::database& db) {
    return db.transaction([](db::transaction& tx) {
        std::vector<product> changed;
        tx.each(list_derived, [&](const db::row& r) {
            auto row = derived_row(r);
            if (!is_up_to_date(row, r)) changed.push_back(std::move(row));
        });
        for (const auto& row : changed)
            tx.run(
                store_derived, row.id, row.search_text, row.name_key_fr, row.name_key_ar,
                row.name_key_en
            );
        if (!changed.empty()) tx.changed("products");
        return static_cast<std::int64_t>(changed.size());
    });
}

std::span<const db::query* const> derived_queries() {
    static constexpr const db::query* list[] = {&list_derived, &store_derived};
    return list;
}

}
