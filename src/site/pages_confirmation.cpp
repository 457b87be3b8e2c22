#include "platform/http/page.hpp"
#include "platform/i18n/format.hpp"
#include "shop/orders/order_store.hpp"
#include "site/addresses.hpp"
#include "site/cards.hpp"
#include "site/checkout_words.hpp"
#include "site/delivery_choice.hpp"
#include "site/pages.hpp"
#include "site/render.hpp"
#include "site/words.hpp"

namespace foyer::site {

using namespace i18n;

namespace {

std::string picture_of(const frame& f, const id_of<product>& id) {
    const auto images = catalog::list_images(f.context.db, id);
    return picture_address(images.empty() ? std::nullopt : std::optional(images.front().url));
}

summary_view summary_of(const frame& f, const orders::order_file& file, const std::string& wilaya) {
    const auto& head = file.head;
    summary_view s;
    const auto names = orders::line_names(f.context.db, file, code(f.lang));
    for (std::size_t i = 0; i < file.items.size(); ++i) {
        const auto& item = file.items[i];
        s.lines.push_back({
            .name = names[i].name,
            .text_language = foreign_language(f.lang, names[i].language),
            .picture_url = picture_of(f, item.product_id),
            .reference = item.product_sku.value_or(""),
            .quantity = std::to_string(item.quantity),
            .unit_price = format_money(f.lang, item.unit_price),
            .line_total = format_money(f.lang, item.total_price),
        });
    }
    s.parts = account_of(
        f, head.subtotal, head.shipping_amount, wilaya, head.discount_amount,
        head.stamp_duty_added.value_or(money{})
    );
    s.grand_label = f.say("order.total"_msg);
    s.grand_total = format_money(f.lang, head.total_amount);
    s.contained_tax =
        f.say("order.tax"_msg, {{"amount", isolated(format_money(f.lang, head.tax_amount))}});
    return s;
}

confirmation_view view_of(const frame& f, const orders::order_file& file) {
    const auto& head = file.head;
    const auto zone =
        delivery::find_zone(f.context.db, head.shipping_wilaya.value_or(""), f.context.started_at);
    const auto wilaya = zone ? wilaya_name(f, *zone) : head.shipping_wilaya.value_or("");
    const auto phone = format_phone(head.recipient_phone.value_or(""));
    confirmation_view v;
    v.order_number = head.order_number;
    v.thanks =
        f.say("confirmation.thanks"_msg, {{"name", isolated(head.recipient_name.value_or(""))}});
    v.ordered_at = format_date_time(f.lang, head.order_date);
    v.amount_due = f.say(
        "confirmation.amount"_msg, {{"amount", isolated(format_money(f.lang, head.total_amount))}}
    );
    v.call_text = f.say(
        "confirmation.call_text"_msg,
        {{"phone", isolated(phone)}, {"hours", f.settings->opening_hours.in(code(f.lang))}}
    );
    if (head.estimated_delivery)
        v.delivery_day =
            f.say("delivery.before"_msg, {{"day", format_day(f.lang, *head.estimated_delivery)}});
    v.full_name = head.recipient_name.value_or("");
    v.contact_phone = phone;
    v.address_lines = address_lines(
        head.shipping_street.value_or(""), head.shipping_postal_code.value_or(""),
        head.shipping_city.value_or(""), wilaya
    );
    v.track_order_url = with_query(address(f.lang, "/track"), {{"orderNumber", head.order_number}});
    v.continue_url = home_address(f.lang);
    v.withdrawal_text = f.say("confirmation.withdrawal"_msg);
    v.summary = summary_of(f, file, wilaya);
    return v;
}

result<http::response> show_confirmation(api::context& c) {
    FOYER_CHECK(in_our_language(c));
    const auto file = orders::find_by_token(c.db, c.path_parameter("token"));
    if (!file) return page_not_found();
    const frame f(c);
    auto layout = f.layout({
        .path = "/",
        .title = f.say("confirmation.page"_msg, {{"number", file->head.order_number}}),
        .unlisted = true,
    });
    // The address opens the page for whoever has it, and the page holds a name and an address: no
    // other page hears of the one, and no shared computer keeps the other.
    return http::html(render_confirmation(layout, view_of(f, *file)))
        .with("Referrer-Policy", "no-referrer")
        .with("Cache-Control", "no-store");
}

constexpr http::route confirmation_route_table[] = {
    http::page<&show_confirmation>(
        http::method::get, "/{lang}/orders/{token}", "Confirmation of an order"
    ),
};

}

std::span<const http::route> confirmation_routes() { return confirmation_route_table; }

}
