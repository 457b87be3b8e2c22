#include "care/adopt/trade_rules.hpp"

#include "platform/base/collation.hpp"
#include "platform/base/decimal.hpp"
#include "platform/base/text.hpp"

namespace foyer::adopt {

namespace {

constexpr db::query list_empty_lines{
    "adopt.list_empty_lines", "SELECT id, quantity FROM cart_items WHERE quantity <= 0 ORDER BY id"
};
constexpr db::query list_second_lines{"adopt.list_second_lines", R"sql(
    SELECT id, first FROM (
        SELECT id, first_value(id) OVER (
            PARTITION BY customer_id, product_id ORDER BY created_at, id) AS first
        FROM cart_items)
    WHERE id <> first ORDER BY id)sql"};
constexpr db::query join_lines{"adopt.join_lines", R"sql(
    UPDATE cart_items
    SET quantity = quantity + (SELECT quantity FROM cart_items WHERE id = $2)
    WHERE id = $1)sql"};

constexpr db::query list_unsigned_lines{"adopt.list_unsigned_lines", R"sql(
    SELECT id, quantity, new_quantity - old_quantity FROM inventory_logs
    WHERE old_quantity + quantity <> new_quantity ORDER BY id)sql"};
constexpr db::query sign_line{
    "adopt.sign_line",
    "UPDATE inventory_logs SET quantity = new_quantity - old_quantity WHERE id = $1"
};

constexpr db::query list_searched{"adopt.list_searched", R"sql(
    SELECT p.id, p.name || ' ' || p.sku || coalesce(' ' || m.name, '')
    FROM products p LEFT JOIN manufacturers m ON m.id = p.manufacturer_id)sql"};
constexpr db::query set_searched{
    "adopt.set_searched", "UPDATE products SET search_text = $2 WHERE id = $1"
};

constexpr db::query list_names{"adopt.list_names", "SELECT id, name FROM products"};
constexpr db::query set_name_keys{"adopt.set_name_keys", R"sql(
    UPDATE products SET name_key_fr = $2, name_key_ar = $3, name_key_en = $4 WHERE id = $1)sql"};

// Each gives a row's key, the total it has and the sum of its parts.
constexpr db::query list_order_totals{"adopt.list_order_totals", R"sql(
    SELECT id, total_amount, subtotal + shipping_amount - discount_amount AS parts FROM orders
    WHERE total_amount <> parts ORDER BY id)sql"};
constexpr db::query list_subtotals{"adopt.list_subtotals", R"sql(
    SELECT o.id, o.subtotal, l.parts
    FROM orders o JOIN (SELECT order_id, SUM(total_price) AS parts FROM order_items
        GROUP BY order_id) l ON l.order_id = o.id
    WHERE o.subtotal <> l.parts ORDER BY o.id)sql"};
constexpr db::query list_line_totals{"adopt.list_line_totals", R"sql(
    SELECT id, total_price, unit_price * quantity AS parts FROM order_items
    WHERE total_price <> parts ORDER BY id)sql"};

struct second_line {
    std::string key;
    std::string first;
};

void drop_empty_lines(staging& staged, const schema::table_def& cart) {
    std::vector<problem> found;
    staged.rows().each(list_empty_lines, [&](const db::row& r) {
        found.push_back(
            {problem_kind::empty_line, "cart_items", std::string(r.text(0)), "quantity",
             std::to_string(r.integer(1))}
        );
    });
    for (const auto& p : found) {
        staged.set_aside(cart, p.key);
        staged.note(p);
    }
}

void join_second_lines(staging& staged, const schema::table_def& cart) {
    std::vector<second_line> found;
    staged.rows().each(list_second_lines, [&](const db::row& r) {
        found.push_back({std::string(r.text(0)), std::string(r.text(1))});
    });
    for (const auto& line : found) {
        staged.rows().run(join_lines, line.first, line.key);
        staged.set_aside(cart, line.key);
        staged.note(
            {problem_kind::merged_line, "cart_items", line.key, "product_id",
             "joins line " + line.first}
        );
    }
}

void sign_ledger(staging& staged) {
    std::vector<problem> found;
    staged.rows().each(list_unsigned_lines, [&](const db::row& r) {
        found.push_back(
            {problem_kind::mended_ledger, "inventory_logs", std::string(r.text(0)), "quantity",
             std::to_string(r.integer(1)) + " -> " + std::to_string(r.integer(2))}
        );
    });
    for (const auto& p : found) {
        staged.rows().run(sign_line, p.key);
        staged.note(p);
    }
}

void compute_search_texts(staging& staged) {
    std::vector<std::pair<std::string, std::string>> texts;
    staged.rows().each(list_searched, [&](const db::row& r) {
        if (!r.is_null(1)) texts.emplace_back(r.text(0), fold(r.text(1)));
    });
    for (const auto& [id, text] : texts) staged.rows().run(set_searched, id, text);
}

// A foreign shop has names in one language only.
void compute_name_keys(staging& staged) {
    std::vector<std::pair<std::string, std::string>> names;
    staged.rows().each(list_names, [&](const db::row& r) {
        if (!r.is_null(1)) names.emplace_back(r.text(0), r.text(1));
    });
    for (const auto& [id, name] : names)
        staged.rows().run(
            set_name_keys, id, sort_key(name, "fr"), sort_key(name, "ar"), sort_key(name, "en")
        );
}

void compare_totals(
    staging& staged, const db::query& q, std::string_view table, std::string_view column
) {
    std::vector<problem> found;
    staged.rows().each(q, [&](const db::row& r) {
        found.push_back(
            {problem_kind::total_differs, std::string(table), std::string(r.text(0)),
             std::string(column),
             to_text(r.integer(1), money::scale) + ", its parts " +
                 to_text(r.integer(2), money::scale)}
        );
    });
    for (const auto& p : found) staged.note(p);
}

}

void apply_trade_rules(staging& staged, const schema::database_schema& schema) {
    if (const auto* cart = schema.find_table("cart_items")) {
        drop_empty_lines(staged, *cart);
        join_second_lines(staged, *cart);
    }
    if (schema.find_table("inventory_logs") != nullptr) sign_ledger(staged);
    const auto* products = schema.find_table("products");
    if (products != nullptr && products->find_column("search_text") != nullptr)
        compute_search_texts(staged);
    if (products != nullptr && products->find_column("name_key_fr") != nullptr)
        compute_name_keys(staged);
    if (schema.find_table("orders") == nullptr || schema.find_table("order_items") == nullptr)
        return;
    compare_totals(staged, list_order_totals, "orders", "total_amount");
    compare_totals(staged, list_subtotals, "orders", "subtotal");
    compare_totals(staged, list_line_totals, "order_items", "total_price");
}

}
