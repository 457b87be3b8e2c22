#include "shop/catalog/list_input.hpp"

#include <array>
#include <utility>

namespace foyer::catalog {

namespace {

constexpr std::array<std::pair<std::string_view, product_sort>, 5> sorts{{
    {"featured", product_sort::featured},
    {"newest", product_sort::newest},
    {"price_asc", product_sort::price_asc},
    {"price_desc", product_sort::price_desc},
    {"name", product_sort::name},
}};

template <class Text>
std::optional<std::string> text_of(const std::optional<Text>& input) {
    if (!input) return std::nullopt;
    return input->value;
}

std::optional<money> money_of(const std::optional<amount>& input) {
    if (!input) return std::nullopt;
    return input->units;
}

}

json::value_fault sort_choice::accept(std::string_view typed, sort_choice& out) {
    for (const auto& [name, sort] : sorts) {
        if (name != typed) continue;
        out = {std::string(name), sort};
        return {};
    }
    return {"not_allowed", "featured, newest, price_asc, price_desc, name"};
}

std::string sort_choice::schema() {
    return R"({"type":"string","enum":["featured","newest","price_asc","price_desc","name"]})";
}

std::string_view sort_name(product_sort sort) {
    for (const auto& [name, value] : sorts)
        if (value == sort) return name;
    return "featured";
}

product_filter list_input::filter() const {
    return {
        .words = q ? search_words(q->value) : std::vector<std::string>{},
        .category = text_of(category),
        .manufacturer = text_of(manufacturer),
        .min_price = money_of(min_price),
        .max_price = money_of(max_price),
        .in_stock = in_stock,
        .featured = featured,
    };
}

}
