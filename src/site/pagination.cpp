#include "site/pagination.hpp"

#include "platform/api/list_page.hpp"

#include <algorithm>

namespace foyer::site {

std::optional<pagination_view> pagination_of(
    const catalog::product_page& products, int page,
    const std::function<std::string(int page)>& address_of
) {
    constexpr int size = api::default_page_size;
    const int counted = static_cast<int>((products.total + size - 1) / size);
    const bool has_next = products.has_next && page < api::max_page;
    const int reached = products.items.empty() ? 0 : page + (has_next ? 1 : 0);
    const int last = std::max(counted, reached);
    if (last <= 1) return std::nullopt;
    pagination_view view;
    if (page > 1) view.previous_url = address_of(std::min(page - 1, last));
    if (has_next) view.next_url = address_of(page + 1);
    const page_number_view gap{"", "", false, true, false};
    int before = 0;
    for (int number = 1; number <= last; ++number) {
        const bool near = number >= page - 1 && number <= page + 1;
        if (!near && number != 1 && number != last) continue;
        if (number != before + 1) view.numbers.push_back(gap);
        const bool here = number == page;
        view.numbers.push_back({std::to_string(number), address_of(number), here, false, !here});
        before = number;
    }
    const bool goes_on = products.has_next || products.items.empty();
    if (!products.total_is_exact && goes_on) view.numbers.push_back(gap);
    return view;
}

}
