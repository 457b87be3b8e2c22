#include "shop/cart/cart.hpp"

#include "platform/base/crypto.hpp"

namespace foyer::cart {

namespace {

constexpr db::query find_by_token{"cart.find_by_token", R"sql(
    SELECT id FROM customers WHERE cart_token_hash = $1)sql"};

constexpr db::query insert_shell{"cart.insert_shell", R"sql(
    INSERT INTO customers (id, is_guest, cart_token_hash, language, total_spent, order_count,
        created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, 0, $6, $6))sql"};

// Of two changes of one cart the second waits for the first; on SQLite the only writer has it
// anyway.
constexpr db::query lock_cart{
    "cart.lock", "SELECT id FROM customers WHERE id = $1 FOR UPDATE",
    "SELECT id FROM customers WHERE id = $1"
};

constexpr db::query list_cart_lines{"cart.list_lines", R"sql(
    SELECT i.id, i.product_id, i.quantity, i.seen_price, p.slug, p.sku, COALESCE(t.name, p.name)
        AS name,
        CAST(CASE WHEN t.name IS NULL THEN 'fr' ELSE t.language END AS TEXT) AS language,
        p.price, p.sale_price, p.tax_rate, p.stock_quantity, (p.is_active AND c.is_active) AS
            is_active,
        (SELECT m.url FROM product_images m WHERE m.product_id = p.id ORDER BY m.sort_order, m.id
            LIMIT 1) AS image_url,
        COALESCE(t.image_alt, p.name) AS image_alt
    FROM cart_items i
    JOIN products p ON p.id = i.product_id
    JOIN categories c ON c.id = p.category_id
    LEFT JOIN product_translations t ON t.product_id = p.id AND t.language = $2
    WHERE i.customer_id = $1 ORDER BY i.created_at, i.id)sql"};

// The product, the line of this cart that holds it, and how many lines the cart has.
constexpr db::query find_place{"cart.find_place", R"sql(
    SELECT p.id AS product_id, p.stock_quantity, COALESCE(p.sale_price, p.price) AS price,
        (SELECT i.quantity FROM cart_items i WHERE i.customer_id = $1 AND i.product_id = p.id) AS
            quantity,
        (SELECT COUNT(*) FROM cart_items i WHERE i.customer_id = $1) AS line_count
    FROM products p JOIN categories c ON c.id = p.category_id
    WHERE p.id = $2 AND p.is_active AND c.is_active)sql"};

constexpr db::query find_sold{"cart.find_sold", R"sql(
    SELECT p.id FROM products p JOIN categories c ON c.id = p.category_id
    WHERE p.id = $1 AND p.is_active AND c.is_active)sql"};

constexpr db::query put_line{"cart.put_line", R"sql(
    INSERT INTO cart_items (id, customer_id, product_id, quantity, seen_price, created_at,
        updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $6)
    ON CONFLICT (customer_id, product_id) DO UPDATE
    SET quantity = excluded.quantity, seen_price = excluded.seen_price, updated_at =
        excluded.updated_at)sql"};

constexpr db::query find_product_of_line{"cart.find_product_of_line", R"sql(
    SELECT product_id FROM cart_items WHERE id = $1 AND customer_id = $2)sql"};

constexpr db::query delete_line{"cart.delete_line", R"sql(
    DELETE FROM cart_items WHERE id = $1 AND customer_id = $2)sql"};

constexpr db::query mark_prices_seen{"cart.mark_prices_seen", R"sql(
    UPDATE cart_items SET updated_at = $2,
        seen_price = (SELECT COALESCE(p.sale_price, p.price) FROM products p WHERE p.id =
            cart_items.product_id)
    WHERE customer_id = $1)sql"};

struct place {
    id_of<product> product_id;
    int stock_quantity{};
    money price;
    std::optional<int> quantity;
    std::int64_t line_count{};
};
BOOST_DESCRIBE_STRUCT(place, (), (product_id, stock_quantity, price, quantity, line_count))

error line_not_found() {
    return {errc::not_found, "cart.line_not_found", "the cart has no such line"};
}

// Makes the line of this product hold `wanted` units, or `wanted` more when `added`. A decrease is
// always allowed, whatever is left in stock: it brings the line nearer to what can be sold.
result<void> put(
    db::transaction& tx, const id_of<customer>& customer_id, const id_of<product>& product_id,
    int wanted, bool added, timestamp now
) {
    lock(tx, customer_id);
    const auto found = tx.first<place>(find_place, customer_id, product_id);
    if (!found) return product_not_found();
    if (added) wanted += found->quantity.value_or(0);
    if (!found->quantity && found->line_count >= max_lines)
        return error{errc::conflict, "cart.full", "the cart has too many lines"};
    if (wanted > max_quantity_per_line)
        return error{
            errc::conflict,
            "cart.line_limit",
            "more pieces than one order may have",
            {{"quantity", "line_limit", std::to_string(max_quantity_per_line)}}
        };
    const bool decreases = found->quantity && wanted <= *found->quantity;
    if (!decreases && wanted > found->stock_quantity)
        return error{
            errc::conflict,
            "cart.short_stock",
            "there are fewer pieces in stock",
            {{"quantity", "short_stock", std::to_string(found->stock_quantity)}}
        };
    tx.run(put_line, new_id<cart_item>(), customer_id, product_id, wanted, found->price, now);
    return {};
}

}

std::optional<id_of<customer>> find_cart(db::session& s, std::string_view token) {
    return s.first<id_of<customer>>(find_by_token, sha256_hex(token));
}

bool is_sold(db::session& s, const id_of<product>& product_id) {
    return s.first<id_of<product>>(find_sold, product_id).has_value();
}

error product_not_found() {
    return {errc::not_found, "cart.product_not_found", "there is no such product for sale"};
}

opened open_cart(db::transaction& tx, std::string_view language, timestamp now) {
    opened cart{new_id<customer>(), new_token()};
    tx.run(insert_shell, cart.customer_id, true, sha256_hex(cart.token), language, money{}, now);
    return cart;
}

void lock(db::transaction& tx, const id_of<customer>& customer_id) {
    tx.run(lock_cart, customer_id);
}

std::vector<line> list_lines(
    db::session& s, const id_of<customer>& customer_id, std::string_view language
) {
    return s.all<line>(list_cart_lines, customer_id, language);
}

result<void> add_item(
    db::transaction& tx, const id_of<customer>& customer_id, const id_of<product>& product_id,
    int quantity, timestamp now
) {
    return put(tx, customer_id, product_id, quantity, true, now);
}

result<void> set_quantity(
    db::transaction& tx, const id_of<customer>& customer_id, const id_of<cart_item>& item_id,
    int quantity, timestamp now
) {
    const auto product_id = tx.first<id_of<product>>(find_product_of_line, item_id, customer_id);
    if (!product_id) return line_not_found();
    return put(tx, customer_id, *product_id, quantity, false, now);
}

result<void> remove_item(
    db::transaction& tx, const id_of<customer>& customer_id, const id_of<cart_item>& item_id
) {
    if (tx.change(delete_line, item_id, customer_id) == 0) return line_not_found();
    return {};
}

void mark_seen(db::session& s, const id_of<customer>& customer_id, timestamp now) {
    s.run(mark_prices_seen, customer_id, now);
}

std::span<const db::query* const> queries() {
    static constexpr const db::query* list[] = {
        &find_by_token, &insert_shell,     &lock_cart, &list_cart_lines,
        &find_place,    &put_line,         &find_sold, &find_product_of_line,
        &delete_line,   &mark_prices_seen,
    };
    return list;
}

}
