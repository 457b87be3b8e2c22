#include "shop/cart/routes.hpp"

#include "platform/api/idempotency.hpp"
#include "platform/http/endpoint.hpp"
#include "platform/json/input_types.hpp"
#include "shop/cart/cart_session.hpp"

namespace foyer::cart {

namespace {

struct cart_line {
    id_of<cart_item> id;
    id_of<product> product_id;
    std::string slug;
    std::string sku;
    std::string name;
    std::string language;
    int quantity{};
    money unit_price; // in force, TTC
    money total_price;
    std::optional<money> previous_price; // when it was another one the last time the line was seen
    int stock_quantity{};
    bool available{}; // sold, and enough in stock
    std::optional<std::string> image_url;
};
BOOST_DESCRIBE_STRUCT(
    cart_line, (),
    (id, product_id, slug, sku, name, language, quantity, unit_price, total_price, previous_price,
     stock_quantity, available, image_url)
)

struct cart_answer {
    std::vector<cart_line> items;
    int count{}; // pieces
    money subtotal;
};
BOOST_DESCRIBE_STRUCT(cart_answer, (), (items, count, subtotal))

struct new_item {
    id_of<product> product_id;
    int_between<1, max_quantity_per_line> quantity;
};
BOOST_DESCRIBE_STRUCT(new_item, (), (product_id, quantity))

// What is remembered of an addition that carried an idempotency key; the answer is the cart as it
// is.
struct added_item {
    id_of<product> product_id;
};
BOOST_DESCRIBE_STRUCT(added_item, (), (product_id))

struct changed_item {
    id_of<cart_item> id;
    int_between<1, max_quantity_per_line> quantity;
};
BOOST_DESCRIBE_STRUCT(changed_item, (), (id, quantity))

struct item_address {
    id_of<cart_item> id;
};
BOOST_DESCRIBE_STRUCT(item_address, (), (id))

cart_line answer_line(const line& l) {
    const bool price_changed = l.seen_price && *l.seen_price != l.unit_price();
    return {
        .id = l.id,
        .product_id = l.product_id,
        .slug = l.slug,
        .sku = l.sku,
        .name = l.name,
        .language = l.language,
        .quantity = l.quantity,
        .unit_price = l.unit_price(),
        .total_price = l.unit_price() * l.quantity,
        .previous_price = price_changed ? l.seen_price : std::nullopt,
        .stock_quantity = l.stock_quantity,
        .available = l.is_active && l.quantity <= l.stock_quantity,
        .image_url = l.image_url,
    };
}

cart_answer answer_of(api::context& c, const std::optional<id_of<customer>>& owner) {
    cart_answer answer;
    if (!owner) return answer;
    for (const auto& l : list_lines(c.db, *owner, i18n::code(c.language))) {
        answer.items.push_back(answer_line(l));
        answer.count += l.quantity;
        answer.subtotal += answer.items.back().total_price;
    }
    return answer;
}

error no_cart() { return {errc::not_found, "cart.line_not_found", "the cart has no such line"}; }

result<cart_answer> get_cart(api::context& c) { return answer_of(c, cart_of(c)); }

result<cart_answer> get_items(api::context& c) { return get_cart(c); }

result<cart_answer> post_item(api::context& c, const new_item& in) {
    FOYER_TRY(const auto owner, cart_of_or_new(c, in.product_id));
    FOYER_CHECK(api::once<added_item>(
        c, owner.value,
        [&](db::transaction& tx) -> result<added_item> {
            auto added = add_item(tx, owner, in.product_id, in.quantity, c.started_at);
            if (added.has_error()) return std::move(added).error();
            return added_item{in.product_id};
        }
    ));
    return answer_of(c, owner);
}

result<cart_answer> patch_item(api::context& c, const changed_item& in) {
    const auto owner = cart_of(c);
    if (!owner) return no_cart();
    FOYER_CHECK(c.db.transaction([&](db::transaction& tx) {
        return set_quantity(tx, *owner, in.id, in.quantity, c.started_at);
    }));
    return answer_of(c, owner);
}

result<cart_answer> delete_item(api::context& c, const item_address& in) {
    const auto owner = cart_of(c);
    if (!owner) return no_cart();
    FOYER_CHECK(c.db.transaction([&](db::transaction& tx) { return remove_item(tx, *owner, in.id); }
    ));
    return answer_of(c, owner);
}

constexpr http::route table[] = {
    http::endpoint<&get_cart>(
        http::method::get, "/api/v1/cart", http::access::anyone,
        "The visitor's cart (cookie or X-Cart-Token)"
    ),
    http::endpoint<&get_items>(
        http::method::get, "/api/v1/cart/items", http::access::anyone, "The same as the cart"
    ),
    http::endpoint<&post_item>(
        http::method::post, "/api/v1/cart/items", http::access::anyone,
        "Adds pieces of a product; takes Idempotency-Key"
    )
        .limited({.burst = 600, .per_minute = 600})
        .fails(404, "cart.product_not_found")
        .fails(409, "cart.short_stock")
        .fails(409, "cart.line_limit")
        .fails(409, "cart.full")
        .fails(422, "idempotency.key_reused")
        .fails(429, "cart.too_many"),
    http::endpoint<&patch_item>(
        http::method::patch, "/api/v1/cart/items/{id}", http::access::anyone,
        "Sets the quantity of a line"
    )
        .fails(404, "cart.line_not_found")
        .fails(409, "cart.short_stock"),
    http::endpoint<&delete_item>(
        http::method::delete_, "/api/v1/cart/items/{id}", http::access::anyone, "Takes a line out"
    )
        .fails(404, "cart.line_not_found"),
};

}

std::span<const http::route> routes() { return table; }

}
