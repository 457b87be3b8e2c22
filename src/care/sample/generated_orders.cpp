#include "care/sample/generation.hpp"
#include "people/customers/address.hpp"
#include "people/customers/customer.hpp"
#include "shop/orders/order.hpp"
#include "shop/orders/order_item.hpp"
#include "shop/orders/order_status_change.hpp"
#include "shop/payments/payment.hpp"
#include "shop/pricing/totals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace foyer::sample {

namespace {

constexpr int orders_a_transaction = 200;
constexpr percent usual_rate{1900};

constexpr db::query set_stock{"sample.set_stock", R"sql(
    UPDATE products SET stock_quantity = $2, updated_at = $3 WHERE id = $1)sql"};

constexpr db::query set_counters{"sample.set_counters", R"sql(
    UPDATE customers SET order_count = $2, total_spent = $3, last_order_at = $4, updated_at = $4
    WHERE id = $1)sql"};

struct line {
    int product{};
    int quantity{};
};

// One order on its way into the batch.
struct draft {
    int number{};
    int buyer{};
    std::vector<line> lines;
    order row{};
    timestamp at;
    std::int64_t step_ms{}; // to the next order
};

order_status final_status(fixed_sequence& numbers) {
    const int roll = numbers.below(100);
    if (roll < 66) return order_status::delivered;
    if (roll < 74) return order_status::shipped;
    if (roll < 80) return order_status::processing;
    if (roll < 87) return order_status::confirmed;
    return roll < 92 ? order_status::pending : order_status::cancelled;
}

std::vector<line> choose_lines(const generation& g, fixed_sequence& numbers) {
    std::vector<line> lines;
    const int wanted = 1 + numbers.below(4);
    for (int i = 0; i < wanted; ++i) {
        const line next{numbers.below(g.size.products), 1 + numbers.below(3)};
        if (std::ranges::none_of(lines, [&](const line& l) { return l.product == next.product; }))
            lines.push_back(next);
    }
    return lines;
}

pricing::totals totals_of(const generation& g, const draft& d) {
    std::vector<pricing::priced_line> priced;
    for (const auto& l : d.lines)
        priced.push_back(
            {g.products[static_cast<std::size_t>(l.product)].price, l.quantity, usual_rate}
        );
    const auto& zone =
        g.zones[static_cast<std::size_t>(g.customers[static_cast<std::size_t>(d.buyer)].zone)];
    return pricing::compute_totals(
        priced, {zone.rate, g.settings->delivery_tax_rate, g.settings->free_delivery_from},
        pricing::stamp_duty_mode::included
    );
}

void set_amounts(order& row, const pricing::totals& t) {
    row.subtotal = t.subtotal;
    row.tax_amount = t.tax;
    row.shipping_amount = t.shipping;
    row.discount_amount = t.discount;
    row.total_amount = t.total;
    row.stamp_duty_added = t.stamp_duty;
}

void set_recipient(const generation& g, order& row, const generated_customer& buyer) {
    const auto& zone = g.zones[static_cast<std::size_t>(buyer.zone)];
    row.recipient_name = buyer.first_name + " " + buyer.last_name;
    row.recipient_phone = buyer.phone;
    row.shipping_street = buyer.street;
    row.shipping_city = zone.name_fr;
    row.shipping_postal_code = zone.code + "000";
    row.shipping_wilaya = zone.slug;
    row.terms_version = g.settings->terms_version;
}

// The moments of the statuses it went through; a cancellation comes before the next order, so that
// the ledger stays in the order of time.
std::vector<std::pair<order_status, timestamp>> history(const draft& d) {
    using enum order_status;
    std::vector<std::pair<order_status, timestamp>> steps{{pending, d.at}};
    if (d.row.status == cancelled) steps.emplace_back(cancelled, d.at + d.step_ms / 2);
    const std::array way{
        std::pair{confirmed, hours_ms(2)}, std::pair{processing, hours_ms(20)},
        std::pair{shipped, days_ms(1)}, std::pair{delivered, days_ms(3)}
    };
    for (const auto& [status, after] : way)
        if (d.row.status != cancelled && status <= d.row.status)
            steps.emplace_back(status, d.at + after);
    return steps;
}

void add_history(row_batch& batch, draft& d) {
    int step = 0;
    for (const auto& [status, at] : history(d)) {
        if (status == order_status::confirmed) d.row.confirmed_at = at;
        if (status == order_status::shipped) d.row.shipped_at = at;
        if (status == order_status::delivered) d.row.delivered_at = at;
        if (status == order_status::cancelled) d.row.cancelled_at = at;
        d.row.updated_at = at;
        order_status_change change{};
        change.id = {fixed_id('h', std::int64_t{d.number} * 8 + step++)};
        change.order_id = d.row.id;
        change.status = status;
        change.changed_at = at;
        change.changed_by = status == order_status::pending ? "customer" : "system";
        batch.insert(order_status_change_table(), change);
    }
}

void add_payment(row_batch& batch, const draft& d) {
    payment row{};
    row.id = {fixed_id('y', d.number)};
    row.order_id = d.row.id;
    row.method = payment_method::cash_on_delivery;
    row.provider = "cash";
    row.amount = d.row.total_amount;
    row.status = d.row.payment_status;
    row.paid_at = d.row.delivered_at;
    row.created_at = d.at;
    row.updated_at = d.row.updated_at;
    batch.insert(payment_table(), row);
}

void add_lines(const generation& g, row_batch& batch, const draft& d, const pricing::totals& t) {
    for (std::size_t i = 0; i < d.lines.size(); ++i) {
        const auto& product = g.products[static_cast<std::size_t>(d.lines[i].product)];
        order_item row{};
        row.id = {fixed_id('t', std::int64_t{d.number} * 8 + static_cast<std::int64_t>(i))};
        row.order_id = d.row.id;
        row.product_id = product.id;
        row.quantity = d.lines[i].quantity;
        row.unit_price = product.price;
        row.total_price = product.price * d.lines[i].quantity;
        row.product_name = product.name;
        row.product_sku = product.sku;
        row.tax_rate = usual_rate;
        row.tax_amount = t.line_tax[i];
        batch.insert(order_item_table(), row);
    }
}

void move_stock(generation& g, row_batch& batch, const draft& d) {
    for (const auto& l : d.lines) {
        if (g.products[static_cast<std::size_t>(l.product)].stock < l.quantity)
            add_movement(g, batch, l.product, 100, {}, d.at - d.step_ms / 4);
        add_movement(g, batch, l.product, -l.quantity, d.row.order_number, d.at);
        if (d.row.status == order_status::cancelled)
            add_movement(g, batch, l.product, l.quantity, d.row.order_number, d.at + d.step_ms / 2);
    }
}

void count_for_buyer(generation& g, const draft& d) {
    auto& buyer = g.customers[static_cast<std::size_t>(d.buyer)];
    buyer.last_order_at = d.at;
    g.touch_customer(d.buyer);
    if (d.row.status == order_status::cancelled) return;
    ++buyer.order_count;
    buyer.total_spent += d.row.total_amount;
    if (d.row.status != order_status::delivered) return;
    for (const auto& l : d.lines)
        if (std::ssize(g.delivered) < g.size.reviews) g.delivered.emplace_back(d.buyer, l.product);
}

payment_status payment_of(order_status status) {
    if (status == order_status::delivered) return payment_status::completed;
    return status == order_status::cancelled ? payment_status::cancelled : payment_status::pending;
}

void add_order(generation& g, row_batch& batch, fixed_sequence& numbers, int number) {
    const auto start = generated_from + generated_preparation_ms;
    draft d{};
    d.number = number;
    d.buyer = numbers.below(g.size.customers);
    d.lines = choose_lines(g, numbers);
    d.at = generation::moment(start, generated_sales_ms, number, g.size.orders);
    d.step_ms = generated_sales_ms / g.size.orders;
    d.row.id = {fixed_id('o', number)};
    d.row.order_number = fmt::format("GEN-{:08}", number);
    d.row.customer_id = g.customer_id(d.buyer);
    d.row.address_id = g.address_id(d.buyer);
    d.row.status = final_status(numbers);
    d.row.payment_status = payment_of(d.row.status);
    d.row.order_date = d.row.created_at = d.at;
    const auto totals = totals_of(g, d);
    set_amounts(d.row, totals);
    set_recipient(g, d.row, g.customers[static_cast<std::size_t>(d.buyer)]);
    row_batch after;
    add_history(after, d);
    batch.insert(order_table(), d.row);
    batch.append(std::move(after));
    add_lines(g, batch, d, totals);
    add_payment(batch, d);
    move_stock(g, batch, d);
    count_for_buyer(g, d);
}

void add_counters(generation& g, row_batch& batch, timestamp at) {
    for (const int i : g.touched_products) {
        const auto& product = g.products[static_cast<std::size_t>(i)];
        batch.run(set_stock, product.id, product.stock, at);
    }
    for (const int i : g.touched_customers) {
        const auto& buyer = g.customers[static_cast<std::size_t>(i)];
        batch.run(
            set_counters, g.customer_id(i), buyer.order_count, buyer.total_spent,
            buyer.last_order_at
        );
    }
    g.forget_touched();
}

}

void generate_orders(generation& g) {
    fixed_sequence numbers(3);
    row_batch batch;
    for (int i = 0; i < g.size.orders; ++i) {
        add_order(g, batch, numbers, i);
        if ((i + 1) % orders_a_transaction != 0 && i + 1 != g.size.orders) continue;
        const auto start = generated_from + generated_preparation_ms;
        add_counters(g, batch, generation::moment(start, generated_sales_ms, i, g.size.orders));
        batch.commit(g.db);
        g.on_progress("orders", i + 1, g.size.orders);
    }
}

std::span<const db::query* const> order_generation_queries() {
    static constexpr const db::query* list[] = {&set_stock, &set_counters};
    return list;
}

}
