#pragma once

#include "shop/catalog/product_filter.hpp"
#include "site/frame.hpp"
#include "site/views/catalogue.hpp"

namespace foyer::site {

// A list as its address describes it.
struct list_state {
    std::string path;  // below the language: "/c/chaudieres", "/search"
    std::string words; // as typed
    catalog::product_filter filter;
    catalog::product_sort sort{catalog::product_sort::featured};
    int page{1};
    bool category_is_filter{}; // the category is chosen by a filter, not by the path

    int offset() const;
    bool is_filtered() const; // by something else than path and words
    // The address of the same list, changed: pages and chips.
    std::string address_in(i18n::language lang) const;
};

// Everything of the list but title, breadcrumb and cards.
listing_view listing_words(
    const frame& f, const list_state& s, const catalog::product_page& products
);

}
