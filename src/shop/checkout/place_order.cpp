#include "shop/checkout/place_order.hpp"

#include "platform/base/assert.hpp"
#include "platform/base/crypto.hpp"
#include "platform/db/events.hpp"
#include "platform/json/writer.hpp"
#include "shop/checkout/order_rows.hpp"
#include "shop/delivery/promise.hpp"
#include "shop/inventory/ledger.hpp"
#include "shop/orders/order_events.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace foyer::checkout {

namespace {

// Cart lines with their products, in the order of the products' ids, locked where there is more
// than one writer.
#define FOYER_LINES_TO_ORDER                                                         \
    "SELECT i.product_id, i.quantity, p.name, p.sku, p.price, p.sale_price, "        \
    "p.tax_rate, p.stock_quantity, (p.is_active AND "                                \
    "(SELECT is_active FROM categories c WHERE c.id = p.category_id)) AS is_active " \
    "FROM cart_items i JOIN products p ON p.id = i.product_id "                      \
    "WHERE i.customer_id = $1 ORDER BY p.id"

constexpr db::query lock_lines{
    "checkout.lock_lines", FOYER_LINES_TO_ORDER " FOR NO KEY UPDATE OF p, i", FOYER_LINES_TO_ORDER
};

#undef FOYER_LINES_TO_ORDER

// Orders of one phone, and of one address, are counted one after the other, or those that come at
// the same moment would not see each other. On SQLite there is one writer.
constexpr db::query lock_buyer{
    "checkout.lock_buyer", R"sql(
    SELECT pg_advisory_xact_lock(1, hashtext($1)), pg_advisory_xact_lock(2, hashtext($2)))sql",
    "SELECT $1, $2"
};

// The zone, and how many orders this phone has placed since $5 and this address since $6. Cancelled
// ones do not count: false orders that the owner cancelled must not lock the phone's owner out.
// Then what this phone, and this address within a day, have ordered that the shop has not
// confirmed.
constexpr db::query find_terms{"checkout.find_terms", R"sql(
    SELECT z.slug, z.code, z.name_fr, z.name_ar, z.rate, z.delivery_days_min, z.delivery_days_max,
        (SELECT COUNT(*) FROM orders o WHERE o.recipient_phone = $3 AND o.order_date >= $5
            AND o.status <> 'CANCELLED') AS phone_orders,
        (SELECT COUNT(*) FROM orders o WHERE o.placed_from = $4 AND o.order_date >= $6
            AND o.status <> 'CANCELLED') AS address_orders,
        (SELECT COALESCE(SUM(i.quantity), 0) FROM orders o JOIN order_items i ON i.order_id = o.id
            WHERE o.recipient_phone = $3 AND o.status = 'PENDING') AS phone_units,
        (SELECT COALESCE(SUM(o.total_amount), 0) FROM orders o
            WHERE o.recipient_phone = $3 AND o.status = 'PENDING') AS phone_value,
        (SELECT COALESCE(SUM(i.quantity), 0) FROM orders o JOIN order_items i ON i.order_id = o.id
            WHERE o.placed_from = $4 AND o.order_date >= $5 AND o.status = 'PENDING')
            AS address_units,
        (SELECT COALESCE(SUM(o.total_amount), 0) FROM orders o
            WHERE o.placed_from = $4 AND o.order_date >= $5 AND o.status = 'PENDING')
            AS address_value
    FROM delivery_zones z
    WHERE z.slug = $1 AND z.is_active AND (z.valid_from IS NULL OR z.valid_from <= $2))sql"};

struct terms {
    std::string slug;
    std::string code;
    std::string name_fr;
    std::string name_ar;
    money rate;
    int delivery_days_min{};
    int delivery_days_max{};
    std::int64_t phone_orders{};
    std::int64_t address_orders{};
    std::int64_t phone_units{};
    money phone_value;
    std::int64_t address_units{};
    money address_value;
};
BOOST_DESCRIBE_STRUCT(
    terms, (),
    (slug, code, name_fr, name_ar, rate, delivery_days_min, delivery_days_max, phone_orders,
     address_orders, phone_units, phone_value, address_units, address_value)
)

// Lines in any order.
template <class Lines>
std::string fingerprint_of(const Lines& lines, std::string_view wilaya, money rate) {
    std::vector<std::string> parts;
    for (const auto& line : lines)
        parts.push_back(fmt::format(
            "{} {} {}\n", line.product_id.value, line.quantity, to_text(line.unit_price())
        ));
    std::ranges::sort(parts);
    std::string all = fmt::format("{} {}\n", wilaya, to_text(rate));
    for (const auto& part : parts) all += part;
    return sha256_hex(all);
}

std::string item_field(const order_line& line) { return "items[" + line.sku + "]"; }

// What stands against selling these lines; all of it at once.
result<void> check_lines(const std::vector<order_line>& lines) {
    if (lines.empty()) return error{errc::conflict, "order.cart_empty", "the cart is empty"};
    error gone{errc::conflict, "order.product_gone", "a product is no longer sold"};
    error short_stock{errc::conflict, "order.short_stock", "there are fewer pieces in stock"};
    for (const auto& line : lines) {
        if (!line.is_active)
            gone.fields.push_back({item_field(line), "product_gone"});
        else if (line.quantity > line.stock_quantity)
            short_stock.fields.push_back(
                {item_field(line), "short_stock", std::to_string(line.stock_quantity)}
            );
    }
    if (!gone.fields.empty()) return gone;
    if (!short_stock.fields.empty()) return short_stock;
    return {};
}

result<terms> check_terms(
    db::transaction& tx, const order_request& request, const origin& from,
    const settings::shop_settings& settings
) {
    if (request.terms_version != settings.terms_version)
        return error{
            errc::conflict,
            "order.terms_changed",
            "the terms have a new version",
            {{"termsVersion", "changed", settings.terms_version}}
        };
    tx.run(lock_buyer, request.phone, from.placed_from);
    const auto found = tx.first<terms>(
        find_terms, request.wilaya, from.at, request.phone, from.placed_from, from.at - days_ms(1),
        from.at - hours_ms(1)
    );
    if (!found)
        return error{
            errc::invalid,
            "order.unknown_wilaya",
            "nothing is delivered there",
            {{"wilaya", "unknown"}}
        };
    if (found->phone_orders >= settings.orders_per_phone_per_day)
        return error{
            errc::rate_limited,
            "order.too_many",
            "this phone has ordered too often today",
            {{"phone", "too_many"}}
        };
    if (found->address_orders >= settings.orders_per_address_per_hour)
        return error{
            errc::rate_limited,
            "order.too_many",
            "too many orders come from this network",
            {{"address", "too_many"}}
        };
    return *found;
}

pricing::totals totals_of(
    const std::vector<order_line>& lines, const terms& t, const settings::shop_settings& settings
) {
    std::vector<pricing::priced_line> priced;
    for (const auto& line : lines)
        priced.push_back({line.unit_price(), line.quantity, line.tax_rate});
    return pricing::compute_totals(
        priced, {t.rate, settings.delivery_tax_rate, settings.free_delivery_from},
        settings.stamp_duty
    );
}

// Keeps one visitor from taking the whole stock with orders that nobody has confirmed.
result<void> check_unconfirmed(
    const std::vector<order_line>& lines, money total, const terms& t,
    const settings::unconfirmed_bounds& bounds
) {
    std::int64_t units = 0;
    for (const auto& line : lines) units += line.quantity;
    const bool too_many = t.phone_units + units > bounds.units_per_phone ||
                          t.phone_value + total > bounds.value_per_phone ||
                          t.address_units + units > bounds.units_per_address ||
                          t.address_value + total > bounds.value_per_address;
    if (!too_many) return {};
    return error{
        errc::rate_limited,
        "order.too_many",
        "the shop must confirm earlier orders, or this one by phone, first",
        {{"unconfirmed", "too_many"}}
    };
}

void take_stock(
    db::transaction& tx, const std::vector<order_line>& lines, const std::string& number,
    timestamp at
) {
    std::vector<inventory::movement> movements;
    for (const auto& line : lines) {
        movements.push_back(
            {.product_id = line.product_id,
             .type = inventory_log_type::sale,
             .change = -line.quantity,
             .old_quantity = line.stock_quantity,
             .reason = "order",
             .reference = number,
             .at = at}
        );
        tx.changed("product:" + line.product_id.value);
    }
    inventory::move_stock(tx, movements);
    tx.changed("products");
}

}

pricing::totals quote(
    std::span<const cart::line> lines, const std::optional<delivery::zone>& zone,
    const settings::shop_settings& settings
) {
    std::vector<pricing::priced_line> priced;
    for (const auto& line : lines)
        priced.push_back({line.unit_price(), line.quantity, line.tax_rate});
    return pricing::compute_totals(
        priced,
        {zone ? zone->rate : money{}, settings.delivery_tax_rate, settings.free_delivery_from},
        settings.stamp_duty
    );
}

std::string quote_fingerprint(std::span<const cart::line> lines, const delivery::zone& zone) {
    return fingerprint_of(lines, zone.slug, zone.rate);
}

result<placed_order> place_order(
    db::transaction& tx, const order_request& request, const origin& from,
    const settings::shop_settings& settings
) {
    cart::lock(tx, from.cart_owner);
    const auto lines = tx.all<order_line>(lock_lines, from.cart_owner);
    FOYER_CHECK(check_lines(lines));
    FOYER_TRY(const auto terms, check_terms(tx, request, from, settings));
    const auto totals = totals_of(lines, terms, settings);
    if (totals.total != request.expected_total)
        return error{
            errc::conflict,
            "order.total_changed",
            "the total is another one now",
            {{"expectedTotal", "changed", to_text(totals.total)}}
        };
    if (request.quote && *request.quote != fingerprint_of(lines, terms.slug, terms.rate))
        return error{
            errc::conflict,
            "order.total_changed",
            "the cart is not the one that was quoted",
            {{"quote", "changed"}}
        };
    FOYER_CHECK(check_unconfirmed(lines, totals.total, terms, settings.unconfirmed));

    const order_rows_input rows{
        request,
        from,
        lines,
        totals,
        terms.name_fr,
        delivery::promised_day(
            from.at, settings.preparation_days + terms.delivery_days_max, settings.closed_days
        )
    };
    auto placed = insert_order_rows(tx, rows);
    take_stock(tx, lines, placed.order_number, from.at);
    db::events::append(
        tx, orders::order_placed,
        json_value{json::to_json(orders::order_event{placed.id, placed.order_number})}, from.at
    );
    return placed;
}

std::span<const db::query* const> queries() {
    static constexpr const db::query* list[] = {&lock_lines, &lock_buyer, &find_terms};
    return list;
}

}
