#include "shop/orders/order_store.hpp"

#include "platform/base/crypto.hpp"

#include <algorithm>

namespace foyer::orders {

namespace {

constexpr std::string_view sold_in = "fr"; // the language of the names that lines carry

#define FOYER_ORDER_COLUMNS                                                                \
    "id, order_number, customer_id, address_id, status, payment_status, subtotal, "        \
    "tax_amount, shipping_amount, discount_amount, total_amount, notes, tracking_number, " \
    "shipping_carrier, order_date, shipped_at, delivered_at, estimated_delivery, "         \
    "created_at, updated_at, currency, language, recipient_name, recipient_phone, "        \
    "recipient_email, shipping_street, shipping_city, shipping_postal_code, "              \
    "shipping_wilaya, terms_version, access_token_hash, placed_from, stamp_duty_added, "   \
    "confirmed_at, cancelled_at, cancel_reason"

constexpr db::query by_token{
    "orders.find_by_token",
    "SELECT " FOYER_ORDER_COLUMNS " FROM orders WHERE access_token_hash = $1"
};

constexpr db::query by_number{
    "orders.find_by_number", "SELECT " FOYER_ORDER_COLUMNS " FROM orders WHERE order_number = $1"
};

constexpr db::query by_number_and_phone{
    "orders.find_for_tracking",
    "SELECT " FOYER_ORDER_COLUMNS " FROM orders WHERE order_number = $1 AND recipient_phone = $2"
};

#undef FOYER_ORDER_COLUMNS

constexpr db::query list_items{"orders.list_items", R"sql(
    SELECT id, order_id, product_id, quantity, unit_price, total_price, product_name, product_sku,
        tax_rate, tax_amount
    FROM order_items WHERE order_id = $1 ORDER BY id)sql"};

// One row a product that is called something in the language.
constexpr db::query list_translations{"orders.list_translations", R"sql(
    SELECT t.product_id, t.name FROM product_translations t
    WHERE t.language = $2 AND t.product_id IN (
        SELECT i.product_id FROM order_items i WHERE i.order_id = $1))sql"};

struct translated_product {
    id_of<product> product_id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(translated_product, (), (product_id, name))

constexpr db::query list_changes{"orders.list_changes", R"sql(
    SELECT id, order_id, status, changed_at, changed_by, note FROM order_status_changes
    WHERE order_id = $1 ORDER BY changed_at, id)sql"};

constexpr db::query list_all{"orders.list", R"sql(
    SELECT id, order_number, order_date, status, recipient_name, recipient_phone, shipping_wilaya,
        total_amount
    FROM orders ORDER BY order_date DESC, id DESC LIMIT $1 OFFSET $2)sql"};

constexpr db::query list_of_status{"orders.list_by_status", R"sql(
    SELECT id, order_number, order_date, status, recipient_name, recipient_phone, shipping_wilaya,
        total_amount
    FROM orders WHERE status = $1 ORDER BY order_date DESC, id DESC LIMIT $2 OFFSET $3)sql"};

std::optional<order_file> with_parts(db::session& s, std::optional<order> head) {
    if (!head) return std::nullopt;
    order_file file{std::move(*head), {}, {}};
    file.items = s.all<order_item>(list_items, file.head.id);
    file.changes = s.all<order_status_change>(list_changes, file.head.id);
    return file;
}

}

std::optional<order_file> find_by_token(db::session& s, std::string_view token) {
    return with_parts(s, s.first<order>(by_token, sha256_hex(token)));
}

std::optional<order_file> find_by_number(db::session& s, std::string_view order_number) {
    return with_parts(s, s.first<order>(by_number, order_number));
}

std::optional<order_file> find_for_tracking(
    db::session& s, std::string_view order_number, std::string_view phone
) {
    return with_parts(s, s.first<order>(by_number_and_phone, order_number, phone));
}

std::vector<line_name> line_names(
    db::session& s, const order_file& file, std::string_view language
) {
    std::vector<translated_product> translated;
    if (language != sold_in)
        translated = s.all<translated_product>(list_translations, file.head.id, language);
    std::vector<line_name> names;
    for (const auto& item : file.items) {
        const auto found =
            std::ranges::find(translated, item.product_id, &translated_product::product_id);
        if (found == translated.end())
            names.push_back({item.product_name.value_or(""), std::string(sold_in)});
        else
            names.push_back({found->name, std::string(language)});
    }
    return names;
}

std::vector<order_summary> list_orders(
    db::session& s, const std::optional<order_status>& status, int limit, int offset
) {
    if (status) return s.all<order_summary>(list_of_status, *status, limit, offset);
    return s.all<order_summary>(list_all, limit, offset);
}

std::span<const db::query* const> queries() {
    static constexpr const db::query* list[] = {
        &by_token,     &by_number, &by_number_and_phone, &list_items, &list_translations,
        &list_changes, &list_all,  &list_of_status,
    };
    return list;
}

}
