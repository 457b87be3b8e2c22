#pragma once

#include "site/frame.hpp"
#include "site/views/catalogue.hpp"

namespace foyer::site {

// A product of a list; `lazy` for what is seen only after scrolling.
card_view card_of(const frame& f, const catalog::product_card& product, bool lazy);

// The cards of a list; the first `seen` are loaded at once.
std::vector<card_view> cards_of(
    const frame& f, const std::vector<catalog::product_card>& products, std::size_t seen
);

// The address of a picture with the hash of its content where it is one of ours.
std::string picture_address(const std::optional<std::string>& url);

}
