#pragma once

#include "platform/base/decimal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace foyer::catalog {

enum class product_sort : std::uint8_t { newest, price_asc, price_desc, name, featured };

// What a list of products is narrowed to. Every product shown is active; prices are those in force.
struct product_filter {
    std::vector<std::string> words{
    }; // folded (foyer::fold), at most max_words; every one must occur
    std::optional<std::string> category{};     // slug; its sub-categories count too
    std::optional<std::string> manufacturer{}; // slug
    std::optional<money> min_price{};
    std::optional<money> max_price{};
    bool in_stock{};
    bool featured{};
};

constexpr std::size_t max_words = 4;

// The words of a search text, folded, longest first, at most max_words of at most 40 characters.
std::vector<std::string> search_words(std::string_view typed);

}
