#include "shop/checkout/order_rows.hpp"

#include "people/customers/address.hpp"
#include "platform/base/assert.hpp"
#include "platform/base/crypto.hpp"
#include "platform/db/insert_rows.hpp"
#include "shop/orders/order_item.hpp"
#include "shop/orders/order_status_change.hpp"
#include "shop/payments/payment.hpp"

namespace foyer::checkout {

namespace {

// A guest is found by phone. What is stored of a known one stays as it is.
constexpr db::query take_guest{"checkout.take_guest", R"sql(
    INSERT INTO customers (id, is_guest, guest_phone, first_name, last_name, email, phone,
        language, total_spent,
        order_count, last_order_at, created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $3, $7, $8, 1, $9, $9, $9)
    ON CONFLICT (guest_phone) DO UPDATE SET order_count = customers.order_count + 1,
        total_spent = customers.total_spent + excluded.total_spent,
        last_order_at = CASE WHEN customers.last_order_at > excluded.last_order_at THEN
            customers.last_order_at
            ELSE excluded.last_order_at END,
        updated_at = excluded.updated_at
    RETURNING id)sql"};

constexpr db::query insert_address{"checkout.insert_address", R"sql(
    INSERT INTO addresses (id, customer_id, type, street, city, postal_code, region, country,
        is_default, wilaya,
        created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 'Algeria', $8, $9, $10, $10))sql"};

constexpr db::query insert_order{"checkout.insert_order", R"sql(
    INSERT INTO orders (id, order_number, customer_id, address_id, status, payment_status,
        subtotal, tax_amount,
        shipping_amount, discount_amount, total_amount, notes, order_date, estimated_delivery,
            created_at, updated_at,
        currency, language, recipient_name, recipient_phone, recipient_email, shipping_street,
            shipping_city,
        shipping_postal_code, shipping_wilaya, terms_version, access_token_hash, placed_from,
            stamp_duty_added)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $13, $13, 'DZD', $15,
        $16, $17, $18, $19, $20,
        $21, $22, $23, $24, $25, $26))sql"};

constexpr db::query insert_item{"checkout.insert_item", R"sql(
    INSERT INTO order_items (id, order_id, product_id, quantity, unit_price, total_price,
        product_name, product_sku,
        tax_rate, tax_amount)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))sql"};

constexpr db::query insert_payment{"checkout.insert_payment", R"sql(
    INSERT INTO payments (id, order_id, method, provider, amount, currency, status, created_at,
        updated_at)
    VALUES ($1, $2, $3, 'cash', $4, 'DZD', $5, $6, $6))sql"};

constexpr db::query insert_first_status{"checkout.insert_first_status", R"sql(
    INSERT INTO order_status_changes (id, order_id, status, changed_at, changed_by) VALUES ($1,
        $2, $3, $4, 'customer'))sql"};

constexpr db::query delete_cart_lines{"checkout.empty_cart", R"sql(
    DELETE FROM cart_items WHERE customer_id = $1)sql"};

// "FY-" and ten characters that nobody mistakes for each other when they are read out on the phone;
// 2^50 of them, so that numbers can neither be guessed nor counted.
std::string new_order_number() {
    static constexpr char alphabet[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    static_assert(sizeof alphabet == 32 + 1);
    unsigned char random[10];
    random_bytes(random, sizeof random);
    std::string number = "FY-";
    for (const auto byte : random) number.push_back(alphabet[byte % 32]);
    return number;
}

id_of<customer> insert_guest(db::transaction& tx, const order_rows_input& in) {
    const auto& r = in.request;
    const auto id = tx.first<id_of<customer>>(
        take_guest, new_id<customer>(), true, r.phone, r.first_name, r.last_name, r.email,
        in.from.language, in.totals.total, in.from.at
    );
    FOYER_ASSERT(id.has_value(), "an upsert returns its row");
    return *id;
}

void insert_items(db::transaction& tx, const id_of<order>& id, const order_rows_input& in) {
    db::row_values items;
    for (std::size_t i = 0; i < in.lines.size(); ++i) {
        const auto& line = in.lines[i];
        items.add(
            new_id<order_item>(), id, line.product_id, line.quantity, line.unit_price(),
            line.unit_price() * line.quantity, line.name, line.sku, line.tax_rate,
            in.totals.line_tax[i]
        );
    }
    db::insert_rows(tx, insert_item, items);
}

}

std::string access_token_of(std::string_view order_number, const origin& from) {
    return derived_token(from.token_secret, "order access:" + std::string(order_number));
}

placed_order insert_order_rows(db::transaction& tx, const order_rows_input& in) {
    const auto& r = in.request;
    const auto at = in.from.at;
    const auto guest = insert_guest(tx, in);
    const auto address_id = new_id<address>();
    tx.run(
        insert_address, address_id, guest, address_type::shipping, r.street, r.city,
        r.postal_code.value_or(""), in.wilaya_name, false, r.wilaya, at
    );
    const auto number = new_order_number();
    placed_order placed{new_id<order>(), number, access_token_of(number, in.from), in.totals.total};
    tx.run(
        insert_order, placed.id, placed.order_number, guest, address_id, order_status::pending,
        payment_status::pending, in.totals.subtotal, in.totals.tax, in.totals.shipping,
        in.totals.discount, in.totals.total, r.notes, at, in.promised_day, in.from.language,
        r.first_name + " " + r.last_name, r.phone, r.email, r.street, r.city, r.postal_code,
        r.wilaya, r.terms_version, sha256_hex(placed.access_token), in.from.placed_from,
        in.totals.stamp_duty
    );
    insert_items(tx, placed.id, in);
    tx.run(
        insert_payment, new_id<payment>(), placed.id, payment_method::cash_on_delivery,
        in.totals.total, payment_status::pending, at
    );
    tx.run(
        insert_first_status, new_id<order_status_change>(), placed.id, order_status::pending, at
    );
    tx.run(delete_cart_lines, in.from.cart_owner);
    return placed;
}

std::span<const db::query* const> row_queries() {
    static constexpr const db::query* list[] = {
        &take_guest,     &insert_address,      &insert_order,      &insert_item,
        &insert_payment, &insert_first_status, &delete_cart_lines,
    };
    return list;
}

}
