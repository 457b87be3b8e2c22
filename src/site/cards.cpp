#include "site/cards.hpp"

#include "site/addresses.hpp"
#include "site/specifications.hpp"
#include "site/static_files.hpp"
#include "site/words.hpp"

namespace foyer::site {

namespace {

constexpr std::string_view ours = "/static/";

}

card_view card_of(const frame& f, const catalog::product_card& product, bool lazy) {
    return {
        .product_id = product.id.value,
        .product_url = product_address(f.lang, product.slug),
        .name = product.name,
        .card_language = foreign_language(f.lang, product.language),
        .brand = product.manufacturer_name,
        .deciding = product.specifications
                        ? deciding_specifications(f.lang, *product.specifications)
                        : std::nullopt,
        .picture = {picture_address(product.image_url), product.image_alt, lazy},
        .price = price_words(f.lang, product.price, product.sale_price),
        .stock = stock_words(f.lang, product.stock_quantity),
        .card_buyable = product.stock_quantity > 0,
        .add_url = address(f.lang, "/cart/items"),
    };
}

std::vector<card_view> cards_of(
    const frame& f, const std::vector<catalog::product_card>& products, std::size_t seen
) {
    std::vector<card_view> cards;
    for (const auto& product : products) cards.push_back(card_of(f, product, cards.size() >= seen));
    return cards;
}

std::string picture_address(const std::optional<std::string>& url) {
    if (!url) return static_url("logo.svg");
    if (!url->starts_with(ours)) return *url;
    return static_url(std::string_view(*url).substr(ours.size()));
}

}
