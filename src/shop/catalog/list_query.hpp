#pragma once

#include "platform/db/query.hpp"
#include "platform/db/value.hpp"
#include "shop/catalog/product_filter.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

// The statements of filtered lists, composed of fixed fragments: one statement per combination of
// filters, part and sort, kept for the life of the program. What they cost does not grow with the
// catalogue where the matches are either many, so
// that walking the index soon finds a page of them, or few, so that they are soon sorted.
namespace foyer::catalog {

enum class list_part : std::uint8_t {
    page,        // walks the index of the sort until the page is full
    page_of_few, // collects the category's products and sorts them
    deep_page,   // `page` far behind the beginning: off the core on SQLite
    count,       // how many there are, at most max_counted + 1
    by_manufacturer,
    by_category
};

// A count goes no further than this: nobody leafs through more, and it would cost more with each
// product that the shop takes in.
constexpr std::int64_t max_counted = 10'000;
// Up to so many products of a category are collected and sorted.
constexpr std::int64_t max_few = 1'000;

// Parameters: those of the filters in force; pages take language, limit and offset behind them.
const db::query& list_query(
    const product_filter& filter, list_part part, product_sort sort, std::string_view language
);
std::vector<db::value> filter_values(const product_filter& filter);
std::vector<db::value> page_values(
    const product_filter& filter, std::string_view language, int limit, int offset
);

// Every statement that list_query can make, for the test that prepares them all; a deep page is a
// page.
std::vector<const db::query*> every_list_query();

}
