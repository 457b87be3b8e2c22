#pragma once

#include <string>
#include <string_view>

// Groups of digits inside right-to-left text. The bidirectional algorithm orders the groups of
// "15-5", "16 × 2" or "0555 12 34 56" from right to left when they follow Arabic letters; wrapped
// in an isolate (Unicode LRI ... PDI) they read as they are written.
namespace foyer::i18n {

// A plain text of a right-to-left page or mail with such groups isolated. Groups that follow Latin
// letters ("UPS2 15-5") already read from left to right and are left alone.
std::string isolate_figures(std::string_view text);

// The same for the text of an HTML document; tags, scripts, styles and form fields are unchanged.
std::string isolate_figures_in_html(std::string_view html);

}
