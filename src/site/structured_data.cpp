#include "site/structured_data.hpp"

#include "platform/json/writer.hpp"
#include "shop/pricing/totals.hpp"
#include "site/addresses.hpp"

namespace foyer::site {

namespace {

constexpr std::string_view vocabulary = "https://schema.org";

void write_breadcrumb(json::writer& w, const frame& f, const breadcrumb_view& breadcrumb) {
    w.begin_object()
        .field("@type", std::string("BreadcrumbList"))
        .key("itemListElement")
        .begin_array();
    int position = 0;
    for (const auto& parent : breadcrumb.parents) {
        w.begin_object().field("@type", std::string("ListItem")).field("position", ++position);
        w.field("name", parent.label).field("item", f.absolute(parent.url)).end_object();
    }
    w.begin_object().field("@type", std::string("ListItem")).field("position", ++position);
    w.field("name", breadcrumb.here).end_object();
    w.end_array().end_object();
}

void write_offer(json::writer& w, const frame& f, const catalog::product_detail& product) {
    const auto price = pricing::price_in_force(product.price, product.sale_price);
    const std::string stock = product.stock_quantity > 0 ? "InStock" : "BackOrder";
    w.begin_object().field("@type", std::string("Offer"));
    w.field("url", f.absolute(product_address(f.lang, product.slug)));
    w.field("price", to_text(price)).field("priceCurrency", std::string("DZD"));
    w.field("availability", std::string(vocabulary) + "/" + stock);
    w.field("itemCondition", std::string(vocabulary) + "/NewCondition");
    w.end_object();
}

}

std::string breadcrumb_data(const frame& f, const breadcrumb_view& breadcrumb) {
    json::writer w;
    w.begin_object().field("@context", std::string(vocabulary)).key("@graph").begin_array();
    write_breadcrumb(w, f, breadcrumb);
    w.end_array().end_object();
    return json::html_safe(std::move(w).take());
}

std::string product_data(
    const frame& f, const catalog::product_detail& product, const breadcrumb_view& breadcrumb,
    std::string_view picture_url
) {
    json::writer w;
    w.begin_object().field("@context", std::string(vocabulary)).key("@graph").begin_array();
    w.begin_object().field("@type", std::string("Product"));
    w.field("name", product.name).field("sku", product.sku);
    if (product.short_description) w.field("description", *product.short_description);
    w.field("image", f.absolute(picture_url));
    if (product.manufacturer_name) {
        w.key("brand").begin_object().field("@type", std::string("Brand"));
        w.field("name", *product.manufacturer_name).end_object();
    }
    w.key("offers");
    write_offer(w, f, product);
    w.end_object();
    write_breadcrumb(w, f, breadcrumb);
    w.end_array().end_object();
    return json::html_safe(std::move(w).take());
}

std::string shop_data(const frame& f) {
    const auto& seller = f.settings->seller;
    json::writer w;
    w.begin_object()
        .field("@context", std::string(vocabulary))
        .field("@type", std::string("HVACBusiness"));
    w.field("name", seller.trade_name)
        .field("telephone", seller.phone)
        .field("email", seller.email);
    w.field("url", f.absolute(home_address(f.lang)));
    w.field("address", seller.address_text.in(i18n::code(f.lang)));
    w.field("currenciesAccepted", std::string("DZD")).end_object();
    return json::html_safe(std::move(w).take());
}

}
