#include "field/services/service_store.hpp"
#include "platform/http/page.hpp"
#include "platform/i18n/format.hpp"
#include "site/addresses.hpp"
#include "site/cards.hpp"
#include "site/pages.hpp"
#include "site/render.hpp"
#include "site/service_words.hpp"

namespace foyer::site {

using namespace i18n;

namespace {

constexpr int cards_shown = 8;
constexpr std::size_t branches_shown = 4;
constexpr std::size_t services_shown = 3;

// How many products are in a category and below it.
std::int64_t products_in(
    const frame& f, const catalog::category_view& category, const catalog::category_sizes& sizes
) {
    const auto own = sizes.find(category.id);
    std::int64_t count = own == sizes.end() ? 0 : own->second;
    for (const auto* child : f.children_of(category)) count += products_in(f, *child, sizes);
    return count;
}

family_view family_of(
    const frame& f, const catalog::category_view& root, std::int64_t product_count
) {
    family_view v;
    v.family_name = root.name;
    v.family_url = category_address(f.lang, root.slug);
    v.family_picture_url = picture_address(root.image);
    v.family_count = f.say("listing.count"_msg, {{"count", product_count}});
    for (const auto* child : f.children_of(root)) {
        if (v.branches.size() == branches_shown) break;
        v.branches.push_back({child->name, category_address(f.lang, child->slug), false});
    }
    return v;
}

http::response show_home(api::context& c) {
    c.cache_for({"products", "categories", "manufacturers", "settings", "services"});
    const frame f(c);
    home_view v;
    std::int64_t products = 0;
    const auto sizes = catalog::count_products_of_categories(c.db);
    for (const auto& each : f.categories) {
        if (each.parent_id) continue;
        const auto count = products_in(f, each, sizes);
        products += count;
        v.families.push_back(family_of(f, each, count));
    }
    const auto brands = catalog::list_manufacturers(c.db);
    v.catalogue_size = f.say(
        "home.catalogue_size"_msg,
        {{"products", products}, {"brands", static_cast<std::int64_t>(brands.size())}}
    );
    v.find_part_url = address(f.lang, "/search");
    for (const auto& each : brands)
        if (each.product_count > 0) v.brands.push_back({each.slug, each.name});
    catalog::product_filter selection;
    selection.featured = true;
    const auto wanted = catalog::list_products(
        c.db, selection, catalog::product_sort::featured, code(f.lang), cards_shown, 0
    );
    v.cards = cards_of(f, wanted.items, 0);
    for (const auto& offer : services::list_offers(c.db, code(f.lang)))
        if (v.services.size() < services_shown) v.services.push_back(service_words(f, offer));
    v.services_url = address(f.lang, "/pages/services");
    v.technician_zones = technician_zones(f);
    v.seller_url = address(f.lang, "/pages/seller");
    auto layout = f.layout({.path = "/", .title = ""});
    layout.page_title = f.say("title.home"_msg, {{"shop", f.settings->seller.trade_name}});
    return http::html(render_home(layout, v));
}

result<http::response> home(api::context& c) {
    FOYER_CHECK(in_our_language(c));
    return show_home(c);
}

// "/fr" is "/fr/".
result<http::response> home_without_slash(api::context& c) {
    FOYER_CHECK(in_our_language(c));
    return http::redirect(home_address(c.language), 301);
}

// "/": to the language that the browser prefers.
http::response front_door(api::context& c) {
    return http::redirect(home_address(c.language), 302).with("Vary", "Accept-Language");
}

constexpr http::route home_route_table[] = {
    http::page<&front_door>(http::method::get, "/", "To the home page in the visitor's language"),
    http::page<&home_without_slash>(http::method::get, "/{lang}", "To the home page"),
    http::page<&home>(http::method::get, "/{lang}/", "Home page"),
};

}

std::span<const http::route> home_routes() { return home_route_table; }

}
