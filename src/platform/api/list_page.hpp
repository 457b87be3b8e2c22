#pragma once

#include "platform/json/input_types.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace foyer::api {

inline constexpr int default_page_size = 24;
inline constexpr int max_page = 10'000;

// What lists are asked with: the seed's `page` and `limit`. Inputs derive from it and describe it
// as their base:
//     struct product_filter : api::paging { ... };
//     BOOST_DESCRIBE_STRUCT(product_filter, (api::paging), (q, category))
struct paging {
    or_else<int_between<1, max_page>, 1> page;
    or_else<int_between<1, 100>, default_page_size> limit;

    int offset() const { return (page.value.value - 1) * limit.value.value; }
    int size() const { return limit.value.value; }
};
BOOST_DESCRIBE_STRUCT(paging, (), (page, limit))

// What lists answer: one page of items, and how many there are in all. Long lists are counted up to
// a bound only; `total_is_exact` is false when there are more than `total`.
template <class T>
struct list_page {
    std::vector<T> items;
    std::int64_t total{};
    bool total_is_exact{true};
    int page{1};
    int limit{};
    std::optional<std::string> next_cursor{};

    BOOST_DESCRIBE_CLASS(
        list_page, (), (items, total, total_is_exact, page, limit, next_cursor), (), ()
    )
};

template <class T>
list_page<T> page_of(
    std::vector<T> items, std::int64_t total, const paging& asked, bool total_is_exact = true
) {
    return {std::move(items),        total,       total_is_exact, asked.page.value.value,
            asked.limit.value.value, std::nullopt};
}

}
