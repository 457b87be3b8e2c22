#include "site/pagination.hpp"

#include "platform/api/list_page.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace foyer::site {

namespace {

constexpr int size = api::default_page_size;

// A page of a list of so many products that are counted up to 10,000.
catalog::product_page page_of(int products, int page) {
    const int left = std::clamp(products - (page - 1) * size, 0, size);
    catalog::product_page out;
    out.items.resize(static_cast<std::size_t>(left));
    out.total = std::min(products, 10'000);
    out.total_is_exact = products <= 10'000;
    out.has_next = products > page * size;
    return out;
}

// "<1 [2] 3 ... 9 >3": the pages that the steps lead to, and the numbers between them.
std::string pager(int products, int page) {
    const auto view =
        pagination_of(page_of(products, page), page, [](int to) { return std::to_string(to); });
    if (!view) return "none";
    std::string out;
    if (view->previous_url) out += "<" + *view->previous_url + " ";
    for (const auto& n : view->numbers) {
        EXPECT_TRUE(n.gap || n.page_url == n.page_label);
        out += n.gap ? "... " : n.this_page ? "[" + n.page_label + "] " : n.page_label + " ";
    }
    if (view->next_url) out += ">" + *view->next_url;
    return out;
}

}

TEST(pagination, of_one_page_is_none) {
    EXPECT_EQ(pager(0, 1), "none");
    EXPECT_EQ(pager(size, 1), "none");
}

TEST(pagination, leads_to_the_neighbours_and_to_both_ends) {
    EXPECT_EQ(pager(9 * size, 1), "[1] 2 ... 9 >2");
    EXPECT_EQ(pager(9 * size, 5), "<4 1 ... 4 [5] 6 ... 9 >6");
    EXPECT_EQ(pager(9 * size, 9), "<8 1 ... 8 [9] ");
}

TEST(pagination, beyond_the_end_leads_back) {
    EXPECT_EQ(pager(2 * size, 7), "<2 1 2 ");
    EXPECT_EQ(pager(20'000, 5'000), "<417 1 ... 417 ... ");
}

TEST(pagination, of_a_list_that_was_not_counted_to_its_end_goes_on) {
    EXPECT_EQ(pager(20'000, 1), "[1] 2 ... 417 ... >2");
    EXPECT_EQ(pager(20'000, 417), "<416 1 ... 416 [417] 418 ... >418");
    EXPECT_EQ(pager(20'000, 500), "<499 1 ... 499 [500] 501 ... >501");
    EXPECT_EQ(pager(20'000, 834), "<833 1 ... 833 [834] ");
}

TEST(pagination, leads_to_no_page_that_cannot_be_asked_for) {
    EXPECT_EQ(pager(300'000, api::max_page), "<9999 1 ... 9999 [10000] ... ");
}

}
