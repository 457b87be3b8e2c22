#include "shop/catalog/routes.hpp"

#include "platform/api/context.hpp"
#include "platform/http/endpoint.hpp"
#include "shop/catalog/list_input.hpp"
#include "shop/catalog/product_store.hpp"

namespace foyer::catalog {

namespace {

struct language_input {
    std::optional<text<2, 2>> lang;
};
BOOST_DESCRIBE_STRUCT(language_input, (), (lang))

struct product_address {
    foyer::slug slug;
    std::optional<text<2, 2>> lang;
};
BOOST_DESCRIBE_STRUCT(product_address, (), (slug, lang))

struct category_item : category_view {
    std::int64_t product_count{}; // shown products directly in it
};
BOOST_DESCRIBE_STRUCT(category_item, (category_view), (product_count))

struct category_list {
    std::vector<category_item> items;
};
BOOST_DESCRIBE_STRUCT(category_list, (), (items))

struct manufacturer_list {
    std::vector<manufacturer_view> items;
};
BOOST_DESCRIBE_STRUCT(manufacturer_list, (), (items))

struct product_answer {
    product_detail product;
    std::vector<product_image_view> images;
};
BOOST_DESCRIBE_STRUCT(product_answer, (), (product, images))

result<category_list> get_categories(api::context& c, const language_input&) {
    c.cache_for({"categories", "products"});
    const auto sizes = count_products_of_categories(c.db);
    category_list list;
    for (auto& each : list_categories(c.db, i18n::code(c.language))) {
        const auto size = sizes.find(each.id);
        list.items.push_back({std::move(each), size == sizes.end() ? 0 : size->second});
    }
    return list;
}

result<manufacturer_list> get_manufacturers(api::context& c, const language_input&) {
    c.cache_for({"manufacturers", "products"});
    return manufacturer_list{list_manufacturers(c.db)};
}

result<api::list_page<product_card>> get_products(api::context& c, const list_input& in) {
    c.cache_for({"products", "categories", "manufacturers"});
    if (in.q || in.min_price || in.max_price) c.cache_as_typed();
    auto page = list_products(
        c.db, in.filter(), in.sorting(), i18n::code(c.language), in.size(), in.offset()
    );
    return api::page_of(std::move(page.items), page.total, in, page.total_is_exact);
}

result<product_answer> get_product(api::context& c, const product_address& in) {
    c.cache_for({"products", "categories", "manufacturers"});
    auto found = find_product(c.db, in.slug.value, i18n::code(c.language));
    if (!found) return error{errc::not_found, "product.not_found", "there is no such product"};
    auto images = list_images(c.db, found->id);
    return product_answer{*std::move(found), std::move(images)};
}

constexpr http::route table[] = {
    http::endpoint<&get_categories>(
        http::method::get, "/api/v1/categories", http::access::anyone, "Lists the active categories"
    ),
    http::endpoint<&get_manufacturers>(
        http::method::get, "/api/v1/manufacturers", http::access::anyone,
        "Lists the active manufacturers"
    ),
    http::endpoint<&get_products>(
        http::method::get, "/api/v1/products", http::access::anyone,
        "Lists products with filters, sorted and in pages"
    ),
    http::endpoint<&get_product>(
        http::method::get, "/api/v1/products/{slug}", http::access::anyone,
        "One product with its pictures"
    )
        .fails(404, "product.not_found"),
};

}

std::span<const http::route> routes() { return table; }

}
