#pragma once

#include "shop/cart/cart.hpp"
#include "site/frame.hpp"
#include "site/views/order.hpp"

#include <string_view>
#include <vector>

namespace foyer::site {

std::vector<cart_line_view> cart_lines(const frame& f, const std::vector<cart::line>& lines);

// A notice for each line whose price is another one than the visitor saw.
std::vector<notice_view> price_notices(const frame& f, const std::vector<cart::line>& lines);

// Why a change was refused, by the code of its error; an unknown code adds nothing.
void add_notice(const frame& f, std::string_view error_code, std::vector<notice_view>& notices);

std::int64_t piece_count(const std::vector<cart::line>& lines);

// Whether every line can be sold as it stands.
bool can_be_ordered(const std::vector<cart::line>& lines);

// A number from a form; `otherwise` when it is none.
int quantity_typed(std::string_view typed, int otherwise);

}
