#pragma once

#include "platform/i18n/language.hpp"
#include "site/views/catalogue.hpp"
#include "site/views/layout.hpp"
#include "site/views/order.hpp"
#include "site/views/product.hpp"
#include "site/views/text.hpp"

#include <string>

// Whole pages as HTML. The language is the layout's; texts of the views are escaped here and
// nowhere else.
namespace foyer::site {

std::string render_home(const layout_view& layout, const home_view& page);
std::string render_listing(const layout_view& layout, const listing_view& page);
std::string render_product(const layout_view& layout, const product_view& page);
std::string render_cart(const layout_view& layout, const cart_view& page);
std::string render_checkout(const layout_view& layout, const checkout_view& page);
std::string render_check(const layout_view& layout, const check_view& page);
std::string render_confirmation(const layout_view& layout, const confirmation_view& page);
std::string render_tracking(const layout_view& layout, const tracking_view& page);
std::string render_text(const layout_view& layout, const text_page_view& page);
std::string render_services(const layout_view& layout, const services_view& page);
std::string render_error(const layout_view& layout, const error_view& page);

}
