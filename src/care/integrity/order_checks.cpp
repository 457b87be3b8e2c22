#include "care/integrity/check.hpp"

namespace foyer::integrity {

namespace {

constexpr db::query wrong_total{
    "integrity.order_total",
    R"sql(
    SELECT order_number FROM orders
    WHERE stamp_duty_added IS NOT NULL
        AND total_amount <> subtotal + shipping_amount - discount_amount + stamp_duty_added
    ORDER BY order_number)sql",
    {},
    true
};

constexpr db::query foreign_total{
    "integrity.order_foreign_total",
    R"sql(
    SELECT order_number FROM orders
    WHERE stamp_duty_added IS NULL AND total_amount <> subtotal + shipping_amount - discount_amount
    ORDER BY order_number)sql",
    {},
    true
};

constexpr db::query wrong_subtotal{
    "integrity.order_subtotal",
    R"sql(
    SELECT o.order_number FROM orders o
    LEFT JOIN (SELECT order_id, SUM(total_price) AS lines FROM order_items GROUP BY order_id) i
        ON i.order_id = o.id
    WHERE o.subtotal <> COALESCE(i.lines, 0) ORDER BY o.order_number)sql",
    {},
    true
};

constexpr db::query wrong_order_line{
    "integrity.order_line",
    R"sql(
    SELECT id FROM order_items WHERE total_price <> unit_price * quantity ORDER BY id)sql",
    {},
    true
};

constexpr db::query wrong_tax{
    "integrity.order_tax",
    R"sql(
    SELECT o.order_number FROM orders o
    LEFT JOIN (SELECT order_id, SUM(tax_amount) AS lines FROM order_items GROUP BY order_id) i
        ON i.order_id = o.id
    WHERE o.tax_amount > o.total_amount OR COALESCE(i.lines, 0) > o.tax_amount
    ORDER BY o.order_number)sql",
    {},
    true
};

constexpr db::query wrong_payment{
    "integrity.order_payment",
    R"sql(
    SELECT o.order_number FROM orders o
    LEFT JOIN (SELECT order_id, SUM(amount) AS asked FROM payments
            WHERE status NOT IN ('FAILED', 'CANCELLED', 'REFUNDED') GROUP BY order_id) p
        ON p.order_id = o.id
    WHERE o.status NOT IN ('CANCELLED', 'REFUNDED') AND COALESCE(p.asked, 0) <> o.total_amount
    ORDER BY o.order_number)sql",
    {},
    true
};

constexpr db::query stock_not_taken{
    "integrity.order_stock_taken",
    R"sql(
    SELECT DISTINCT o.order_number FROM orders o
    JOIN (SELECT order_id, product_id, SUM(quantity) AS pieces FROM order_items
            GROUP BY order_id, product_id) i ON i.order_id = o.id
    WHERE o.status NOT IN ('CANCELLED', 'REFUNDED')
        AND i.pieces + COALESCE((SELECT SUM(l.quantity) FROM inventory_logs l
            WHERE l.product_id = i.product_id AND l.type = 'SALE'
                AND l.reference IN (o.order_number, o.id)), 0) <> 0
    ORDER BY o.order_number)sql",
    {},
    true
};

constexpr db::query stock_not_returned{
    "integrity.order_stock_returned",
    R"sql(
    SELECT DISTINCT o.order_number FROM orders o
    JOIN inventory_logs l ON l.reference IN (o.order_number, o.id) AND l.type IN ('SALE', 'RETURN')
    WHERE o.status = 'CANCELLED'
    GROUP BY o.order_number, l.product_id HAVING SUM(l.quantity) <> 0
    ORDER BY o.order_number)sql",
    {},
    true
};

constexpr check order_check_table[] = {
    {.name = "orders.total",
     .query = &wrong_total,
     .wrong =
         "The total of an order is not its subtotal plus delivery minus discount plus the stamp "
         "duty that was added.",
     .why = "The buyer is asked for another amount than the order's own figures give.",
     .remedy =
         "Find out what the buyer was promised (the mail of the order says it) and correct the "
         "figure that is wrong."},
    {.name = "orders.foreign_total",
     .level = severity::warning,
     .query = &foreign_total,
     .wrong = "The total of an order that another program wrote is not its subtotal plus delivery "
              "minus discount.",
     .why = "Invoices and figures of the month show amounts that do not add up.",
     .remedy = "Look at the program that writes these orders: prices contain their tax here."},
    {.name = "orders.subtotal",
     .query = &wrong_subtotal,
     .wrong = "The subtotal of an order is not the sum of its lines.",
     .why = "A line was lost, added or changed after the order was placed.",
     .remedy = "Compare the lines with the mail of the order and correct the lines or the subtotal."
    },
    {.name = "order_items.total",
     .query = &wrong_order_line,
     .wrong = "The total of an order line is not its unit price times its quantity.",
     .why = "The line shows a price at which nothing was sold.",
     .remedy = "Compare the line with the mail of the order and correct it."},
    {.name = "orders.tax",
     .query = &wrong_tax,
     .wrong = "The tax of an order is more than its total, or the tax of its lines is more than "
              "the order's.",
     .why = "The tax is contained in the amounts: the declaration of the month would be too high.",
     .remedy = "Compute the order's tax again from the rates of its lines."},
    {.name = "orders.payment",
     .query = &wrong_payment,
     .wrong = "The payments of an order do not ask for its total.",
     .why = "The courier collects another amount than the buyer agreed to, or nothing.",
     .remedy = "Correct the payment that is still open, or add the one that is missing."},
    {.name = "orders.stock_taken",
     .query = &stock_not_taken,
     .wrong = "An order has not taken from the stock what it sold.",
     .why = "The stock promises pieces that are already sold.",
     .remedy = "Count the products of the order and enter an ADJUSTMENT in the ledger."},
    {.name = "orders.stock_returned",
     .query = &stock_not_returned,
     .wrong = "A cancelled order has not put back what it had taken from the stock.",
     .why = "Pieces lie on the shelf that the shop does not offer.",
     .remedy = "Count the products of the order and enter the RETURN that is missing in the ledger."
    },
};

}

std::span<const check> order_checks() { return order_check_table; }

}
