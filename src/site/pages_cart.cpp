#include "platform/http/page.hpp"
#include "platform/i18n/format.hpp"
#include "platform/json/input_types.hpp"
#include "shop/cart/cart_session.hpp"
#include "shop/checkout/place_order.hpp"
#include "site/addresses.hpp"
#include "site/cart_words.hpp"
#include "site/delivery_choice.hpp"
#include "site/pages.hpp"
#include "site/render.hpp"
#include "site/words.hpp"

#include <algorithm>

namespace foyer::site {

using namespace i18n;

namespace {

using cart_number = int_between<1, cart::max_quantity_per_line>;

struct cart_input {
    std::optional<slug> wilaya;
    std::optional<foyer::text<1, 40>> notice;  // why the last change was not made
    std::optional<foyer::text<1, 40>> removed; // the product that was just taken out, and how many
    std::optional<cart_number> pieces;
};
BOOST_DESCRIBE_STRUCT(cart_input, (), (wilaya, notice, removed, pieces))

struct add_input {
    id_of<product> product_id;
    or_else<cart_number, 1> quantity;
};
BOOST_DESCRIBE_STRUCT(add_input, (), (product_id, quantity))

// Carried by the redirect after a cart was opened: a request that has it and no cart comes from a
// browser that refuses cookies.
constexpr std::string_view first_line_added = "cart.first_line";

http::response to_cart(const api::context& c, std::string_view notice = {}) {
    return http::redirect(with_query(address(c.language, "/cart"), {{"notice", notice}}));
}

void add_totals(
    const frame& f, const std::vector<cart::line>& lines, std::string_view wilaya, cart_view& v
) {
    const auto zone = delivery::find_zone(f.context.db, wilaya, f.context.started_at);
    const auto totals = checkout::quote(lines, zone, *f.settings);
    v.subtotal = format_money(f.lang, totals.subtotal);
    v.total = format_money(f.lang, totals.total);
    v.total_with_delivery = zone.has_value();
    v.delivery = delivery_choice(f, address(f.lang, "/cart"), wilaya, totals.subtotal);
    const auto missing = f.settings->free_delivery_from - totals.subtotal;
    if (f.settings->free_delivery_from > money{} && missing > money{})
        v.free_delivery_hint =
            f.say("cart.free_hint"_msg, {{"amount", isolated(format_money(f.lang, missing))}});
}

result<http::response> show_cart(api::context& c, const http::submitted<cart_input>& in) {
    FOYER_CHECK(in_our_language(c));
    const frame f(c);
    const auto owner = cart::cart_of(c);
    const auto lines =
        owner ? cart::list_lines(c.db, *owner, code(f.lang)) : std::vector<cart::line>{};
    const std::string wilaya = in.value.wilaya ? in.value.wilaya->value : "";
    cart_view v;
    v.notices = price_notices(f, lines);
    if (!v.notices.empty()) v.prices_seen_url = address(f.lang, "/cart/prices");
    if (!owner && in.value.notice && in.value.notice->value == first_line_added)
        v.notices.push_back({"warn", std::string(f.say("cart.notice_cookies"_msg))});
    if (in.value.notice) add_notice(f, in.value.notice->value, v.notices);
    if (in.value.removed && in.value.pieces)
        v.undo = undo_view{
            std::string(f.say("cart.removed"_msg)), address(f.lang, "/cart/items"),
            in.value.removed->value, std::to_string(in.value.pieces->value)
        };
    v.lines = cart_lines(f, lines);
    v.item_count = f.say("cart.count"_msg, {{"count", piece_count(lines)}});
    add_totals(f, lines, wilaya, v);
    v.checkout_url = with_query(address(f.lang, "/checkout"), {{"wilaya", wilaya}});
    v.continue_url = home_address(f.lang);
    auto layout =
        f.layout({.path = "/cart", .title = std::string(f.say("cart.title"_msg)), .unlisted = true}
        );
    v.suggestions = layout.categories;
    return http::html(render_cart(layout, v));
}

result<http::response> add_to_cart(api::context& c, const http::submitted<add_input>& in) {
    FOYER_CHECK(in_our_language(c));
    if (!in.ok()) return to_cart(c, "cart.line_limit");
    const bool had_cart = cart::token_of(c).has_value();
    const auto owner = cart::cart_of_or_new(c, in.value.product_id);
    if (owner.has_error()) return to_cart(c, owner.error().code);
    const auto added = c.db.transaction([&](db::transaction& tx) {
        return cart::add_item(
            tx, *owner, in.value.product_id, in.value.quantity.value.value, c.started_at
        );
    });
    if (added.has_error()) return to_cart(c, added.error().code);
    return to_cart(c, had_cart ? std::string_view{} : first_line_added);
}

// The visitor has read what prices have changed.
result<http::response> accept_prices(api::context& c, const http::form&) {
    FOYER_CHECK(in_our_language(c));
    if (const auto owner = cart::cart_of(c)) cart::mark_seen(c.db, *owner, c.started_at);
    return to_cart(c);
}

// Takes a line out and offers to put it back.
http::response remove_line(api::context& c, const id_of<customer>& owner, const cart::line& line) {
    const auto removed = c.db.transaction([&](db::transaction& tx) {
        return cart::remove_item(tx, owner, line.id);
    });
    if (removed.has_error()) return to_cart(c);
    return http::redirect(with_query(
        address(c.language, "/cart"),
        {{"removed", line.product_id.value}, {"pieces", std::to_string(line.quantity)}}
    ));
}

// What the form of a line asks for: _action is update (to `quantity`), less, more or remove.
result<http::response> change_line(api::context& c, const http::form& form) {
    FOYER_CHECK(in_our_language(c));
    const auto owner = cart::cart_of(c);
    if (!owner) return to_cart(c);
    const auto lines = cart::list_lines(c.db, *owner, code(c.language));
    const auto line = std::find_if(lines.begin(), lines.end(), [&](const auto& each) {
        return each.id.value == c.path_parameter("id");
    });
    if (line == lines.end()) return to_cart(c);
    const auto action = form.value("_action");
    if (action == "remove") return remove_line(c, *owner, *line);
    int wanted = line->quantity;
    if (action == "less")
        --wanted;
    else if (action == "more")
        ++wanted;
    else
        wanted = quantity_typed(form.value("quantity"), line->quantity);
    if (wanted < 1) return remove_line(c, *owner, *line);
    const auto changed = c.db.transaction([&](db::transaction& tx) {
        return cart::set_quantity(tx, *owner, line->id, wanted, c.started_at);
    });
    return to_cart(c, changed.has_error() ? changed.error().code : std::string_view{});
}

constexpr http::route cart_route_table[] = {
    http::page<&show_cart>(http::method::get, "/{lang}/cart", "The visitor's cart"),
    http::page<&add_to_cart>(http::method::post, "/{lang}/cart/items", "Adds a product to the cart")
        .limited({.burst = 600, .per_minute = 600}),
    http::page<&accept_prices>(
        http::method::post, "/{lang}/cart/prices", "Takes note of the prices that have changed"
    )
        .limited({.burst = 600, .per_minute = 600}),
    http::page<&change_line>(
        http::method::post, "/{lang}/cart/items/{id}", "Changes a line of the cart"
    )
        .limited({.burst = 600, .per_minute = 600}),
};

}

std::span<const http::route> cart_routes() { return cart_route_table; }

}
