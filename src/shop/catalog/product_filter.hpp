#pragma once

#include "platform/base/decimal.hpp"
#include "platform/db/query.hpp"
#include "platform/db/value.hpp"

#include <cstdint>
#include <optional>
#include <span>
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

enum class list_part : std::uint8_t { page, count, by_manufacturer, by_category };

// The statement for a part of a filtered list. Composed of fixed fragments, one statement per
// combination of filters, kept for the life of the program. Parameters: language, then those of the
// filters in force, then for `page` limit and offset; list_values gives them in this order.
const db::query& list_query(const product_filter& filter, list_part part, product_sort sort);
std::vector<db::value> list_values(const product_filter& filter, std::string_view language);

// Every statement that list_query can make, for the test that prepares them all.
std::vector<const db::query*> every_list_query();

}
