#include "platform/http/page.hpp"
#include "platform/i18n/format.hpp"
#include "platform/json/input_types.hpp"
#include "platform/json/node.hpp"
#include "shop/cart/cart.hpp"
#include "shop/pricing/totals.hpp"
#include "site/addresses.hpp"
#include "site/cards.hpp"
#include "site/delivery_choice.hpp"
#include "site/pages.hpp"
#include "site/render.hpp"
#include "site/specifications.hpp"
#include "site/structured_data.hpp"
#include "site/words.hpp"

#include <algorithm>

namespace foyer::site {

using namespace i18n;

namespace {

constexpr int related_shown = 4;

struct product_input {
    std::optional<slug> wilaya;
};
BOOST_DESCRIBE_STRUCT(product_input, (), (wilaya))

// The texts of a JSON list, as the seed keeps features.
std::vector<text_line_view> lines_of_list(const std::optional<std::string>& list) {
    std::vector<text_line_view> lines;
    if (!list) return lines;
    const auto parsed = json::document::parse(*list);
    if (parsed.has_error() || parsed->root().type() != json::node::kind::array) return lines;
    const auto all = parsed->root();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all.at(i).type() == json::node::kind::text)
            lines.push_back({std::string(all.at(i).text())});
    return lines;
}

std::vector<text_line_view> paragraphs_of(const std::optional<std::string>& text) {
    std::vector<text_line_view> lines;
    std::string_view rest = text ? std::string_view(*text) : std::string_view{};
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        if (end > 0) lines.push_back({std::string(rest.substr(0, end))});
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return lines;
}

std::vector<specification_view> specifications_of(
    const frame& f, const catalog::product_detail& p
) {
    std::vector<specification_view> rows;
    if (p.specifications) rows = specification_rows(f.lang, *p.specifications);
    if (p.dimensions) {
        const auto parsed = json::document::parse(p.dimensions->text);
        std::string size;
        for (const auto* side : {"width", "height", "depth"}) {
            const auto value = parsed ? parsed->root().find(side) : std::nullopt;
            if (!value || value->type() != json::node::kind::integer) continue;
            size += (size.empty() ? "" : " × ") + format_integer(value->integer());
        }
        if (!size.empty())
            rows.push_back({std::string(f.say("specification.size"_msg)), size + "\u00a0mm"});
    }
    if (p.weight)
        rows.push_back(
            {std::string(f.say("specification.weight"_msg)),
             format_decimal(f.lang, p.weight->units, 3) + "\u00a0kg"}
        );
    return rows;
}

breadcrumb_view breadcrumb_of(const frame& f, const catalog::product_detail& p) {
    breadcrumb_view b{
        {{std::string(f.say("layout.home"_msg)), home_address(f.lang), false}}, p.name
    };
    const auto* category = f.find_category(p.category_slug);
    if (category == nullptr) return b;
    const auto* root = f.root_of(*category);
    if (root != category)
        b.parents.push_back({root->name, category_address(f.lang, root->slug), false});
    b.parents.push_back({category->name, category_address(f.lang, category->slug), false});
    return b;
}

void add_pictures(const frame& f, const catalog::product_detail& p, product_view& v) {
    const auto images = catalog::list_images(f.context.db, p.id);
    v.picture = {
        picture_address(images.empty() ? std::nullopt : std::optional(images.front().url)),
        p.image_alt, false
    };
    if (images.size() < 2) return;
    for (const auto& image : images) {
        const auto url = picture_address(image.url);
        const auto number = static_cast<std::int64_t>(v.thumbnails.size() + 1);
        v.thumbnails.push_back({url, url, f.say("product.picture"_msg, {{"number", number}})});
    }
}

std::vector<card_view> related_to(const frame& f, const catalog::product_detail& p) {
    catalog::product_filter same_category;
    same_category.category = p.category_slug;
    auto page = catalog::list_products(
        f.context.db, same_category, catalog::product_sort::featured, code(f.lang),
        related_shown + 1, 0
    );
    std::erase_if(page.items, [&](const auto& each) { return each.id == p.id; });
    if (page.items.size() > related_shown) page.items.resize(related_shown);
    return cards_of(f, page.items, 0);
}

product_view view_of(const frame& f, const catalog::product_detail& p, std::string_view wilaya) {
    product_view v;
    v.breadcrumb = breadcrumb_of(f, p);
    v.product_id = p.id.value;
    v.name = p.name;
    v.text_language = foreign_language(f.lang, p.language);
    v.reference = p.sku;
    if (p.manufacturer_name && p.manufacturer_slug)
        v.manufacturer = link_view{
            *p.manufacturer_name,
            with_query(address(f.lang, "/search"), {{"manufacturer", *p.manufacturer_slug}}), false
        };
    add_pictures(f, p, v);
    v.summary = p.short_description;
    v.paragraphs = paragraphs_of(p.description);
    v.features = lines_of_list(p.features);
    v.features_language = foreign_language(f.lang, p.features_language);
    v.price = price_words(f.lang, p.price, p.sale_price);
    v.stock = stock_words(f.lang, p.stock_quantity);
    v.buyable = p.stock_quantity > 0;
    v.quantity_limit = std::clamp(p.stock_quantity, 1, cart::max_quantity_per_line);
    v.add_url = address(f.lang, "/cart/items");
    v.delivery = delivery_choice(
        f, product_address(f.lang, p.slug), wilaya, pricing::price_in_force(p.price, p.sale_price)
    );
    if (p.warranty_months && *p.warranty_months > 0)
        v.warranty = warranty_words(f.lang, *p.warranty_months);
    v.specifications = specifications_of(f, p);
    v.cards = related_to(f, p);
    return v;
}

result<http::response> show_product(api::context& c, const http::submitted<product_input>& in) {
    FOYER_CHECK(in_our_language(c));
    c.cache_for({"products", "categories", "manufacturers", "settings", "delivery"});
    const frame f(c);
    const auto product = catalog::find_product(c.db, c.path_parameter("slug"), code(f.lang));
    if (!product) return page_not_found();
    const auto view = view_of(f, *product, in.value.wilaya ? in.value.wilaya->value : "");
    const auto* category = f.find_category(product->category_slug);
    const bool french = f.lang == language::fr;
    const auto layout = f.layout({
        .path = "/p/" + product->slug,
        .title = french && product->meta_title ? *product->meta_title : product->name,
        .description = french && product->meta_description
                           ? *product->meta_description
                           : product->short_description.value_or(""),
        .category = category != nullptr ? f.root_of(*category)->slug : "",
        .whatsapp_text =
            f.say("product.whatsapp"_msg, {{"name", product->name}, {"reference", product->sku}}),
        .structured_data = product_data(f, *product, *view.breadcrumb, view.picture.picture_url),
    });
    return http::html(render_product(layout, view));
}

constexpr http::route product_route_table[] = {
    http::page<&show_product>(http::method::get, "/{lang}/p/{slug}", "A product"),
};

}

std::span<const http::route> product_routes() { return product_route_table; }

}
