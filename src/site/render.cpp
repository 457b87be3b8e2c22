#include "site/render.hpp"

#include "platform/base/assert.hpp"
#include "platform/i18n/isolation.hpp"
#include "site/fill.hpp"
#include "site/templates.hpp"

#include <ctemplate/template.h>

namespace foyer::site {

namespace {

template <class Page>
std::string render(const char* name, const layout_view& layout, const Page& page) {
    const auto lang = i18n::parse_language(layout.language);
    FOYER_ASSERT(lang.has_value(), "a layout is in one of our languages");
    ctemplate::TemplateDictionary dictionary(name);
    fill(dictionary, layout);
    fill(*dictionary.AddSectionDictionary("page"), page);
    std::string html;
    FOYER_ASSERT(
        page_template(*lang, name).Expand(&html, &dictionary), "a parsed page can be printed"
    );
    return i18n::direction(*lang) == "rtl" ? i18n::isolate_figures_in_html(html) : html;
}

}

std::string render_home(const layout_view& layout, const home_view& page) {
    return render("home", layout, page);
}

std::string render_listing(const layout_view& layout, const listing_view& page) {
    return render("listing", layout, page);
}

std::string render_product(const layout_view& layout, const product_view& page) {
    return render("product", layout, page);
}

std::string render_cart(const layout_view& layout, const cart_view& page) {
    return render("cart", layout, page);
}

std::string render_checkout(const layout_view& layout, const checkout_view& page) {
    return render("checkout", layout, page);
}

std::string render_check(const layout_view& layout, const check_view& page) {
    return render("check", layout, page);
}

std::string render_confirmation(const layout_view& layout, const confirmation_view& page) {
    return render("confirmation", layout, page);
}

std::string render_tracking(const layout_view& layout, const tracking_view& page) {
    return render("tracking", layout, page);
}

std::string render_text(const layout_view& layout, const text_page_view& page) {
    return render("text", layout, page);
}

std::string render_services(const layout_view& layout, const services_view& page) {
    return render("services", layout, page);
}

std::string render_error(const layout_view& layout, const error_view& page) {
    return render("error", layout, page);
}

}
