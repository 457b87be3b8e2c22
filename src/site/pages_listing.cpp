#include "platform/http/page.hpp"
#include "platform/i18n/format.hpp"
#include "shop/catalog/list_input.hpp"
#include "site/addresses.hpp"
#include "site/cards.hpp"
#include "site/listing_words.hpp"
#include "site/pages.hpp"
#include "site/render.hpp"
#include "site/structured_data.hpp"
#include "site/words.hpp"

namespace foyer::site {

using namespace i18n;

namespace {

constexpr std::size_t cards_at_once = 4;

struct category_input {
    std::optional<slug> manufacturer;
    std::optional<amount> min_price;
    std::optional<amount> max_price;
    flag in_stock;
    std::optional<catalog::sort_choice> sort;
    or_else<int_between<1, api::max_page>, 1> page;
};
BOOST_DESCRIBE_STRUCT(
    category_input, (), (manufacturer, min_price, max_price, in_stock, sort, page)
)

struct search_input {
    std::optional<foyer::text<1, 100>> q;
    std::optional<slug> category;
    std::optional<slug> manufacturer;
    std::optional<amount> min_price;
    std::optional<amount> max_price;
    flag in_stock;
    std::optional<catalog::sort_choice> sort;
    or_else<int_between<1, api::max_page>, 1> page;
};
BOOST_DESCRIBE_STRUCT(
    search_input, (), (q, category, manufacturer, min_price, max_price, in_stock, sort, page)
)

// What both kinds of list have; a value that cannot be read counts as not given.
template <class Input>
list_state state_of(const Input& in) {
    list_state s;
    if (in.manufacturer) s.filter.manufacturer = in.manufacturer->value;
    if (in.min_price) s.filter.min_price = in.min_price->units;
    if (in.max_price) s.filter.max_price = in.max_price->units;
    s.filter.in_stock = in.in_stock;
    if (in.sort) s.sort = in.sort->sort;
    s.page = in.page.value.value;
    return s;
}

listing_view filled(const frame& f, const list_state& s) {
    auto& db = f.context.db;
    const auto products = catalog::list_products(
        db, s.filter, s.sort, code(f.lang), api::default_page_size, s.offset()
    );
    listing_view v = listing_words(f, s, products);
    v.cards = cards_of(f, products.items, cards_at_once);
    return v;
}

void add_breadcrumb(const frame& f, const catalog::category_view& category, listing_view& v) {
    v.breadcrumb = breadcrumb_view{
        {{std::string(f.say("layout.home"_msg)), home_address(f.lang), false}}, v.title
    };
    const auto* root = f.root_of(category);
    if (root != &category)
        v.breadcrumb->parents.push_back({root->name, category_address(f.lang, root->slug), false});
    for (const auto* child : f.children_of(*root))
        v.branches.push_back(
            {child->name, category_address(f.lang, child->slug), child == &category}
        );
}

result<http::response> show_category(api::context& c, const http::submitted<category_input>& in) {
    FOYER_CHECK(in_our_language(c));
    c.cache_for({"products", "categories", "manufacturers", "settings"});
    if (in.value.min_price || in.value.max_price) c.cache_as_typed();
    const frame f(c);
    const auto* category = f.find_category(c.path_parameter("slug"));
    if (category == nullptr) return page_not_found();
    auto s = state_of(in.value);
    s.path = "/c/" + category->slug;
    s.filter.category = category->slug;
    listing_view v = filled(f, s);
    v.title = category->name;
    if (s.page == 1) v.paragraph = category->description;
    add_breadcrumb(f, *category, v);
    const auto title =
        s.page == 1 ? v.title
                    : f.say("listing.page_title"_msg, {{"title", v.title}, {"page", s.page}});
    const auto layout = f.layout({
        .path = s.page == 1 ? s.path : with_query(s.path, {{"page", std::to_string(s.page)}}),
        .title = title,
        .description = category->description.value_or(""),
        .category = f.root_of(*category)->slug,
        .unlisted = s.is_filtered(),
        .structured_data = breadcrumb_data(f, *v.breadcrumb),
    });
    return http::html(render_listing(layout, v));
}

result<http::response> show_search(api::context& c, const http::submitted<search_input>& in) {
    FOYER_CHECK(in_our_language(c));
    c.cache_for({"products", "categories", "manufacturers", "settings"});
    if (in.value.q || in.value.min_price || in.value.max_price) c.cache_as_typed();
    const frame f(c);
    auto s = state_of(in.value);
    s.path = "/search";
    if (in.value.q) {
        s.words = in.value.q->value;
        s.filter.words = catalog::search_words(s.words);
    }
    if (in.value.category) s.filter.category = in.value.category->value;
    s.category_is_filter = true;
    listing_view v = filled(f, s);
    v.title = s.words.empty() ? std::string(f.say("listing.all"_msg))
                              : f.say("listing.found"_msg, {{"words", isolated(s.words)}});
    const auto layout = f.layout({
        .path = with_query(s.path, {{"q", s.words}}),
        .title = v.title,
        .search_text = s.words,
        .unlisted = true,
    });
    return http::html(render_listing(layout, v));
}

constexpr http::route listing_route_table[] = {
    http::page<&show_category>(http::method::get, "/{lang}/c/{slug}", "A category with filters"),
    http::page<&show_search>(
        http::method::get, "/{lang}/search", "Search, and the whole catalogue"
    ),
};

}

std::span<const http::route> listing_routes() { return listing_route_table; }

}
