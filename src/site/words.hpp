#pragma once

#include "platform/base/decimal.hpp"
#include "platform/i18n/language.hpp"
#include "site/views/catalogue.hpp"

#include <optional>
#include <string>
#include <string_view>

// Facts of the shop in the words of a page.
namespace foyer::site {

// Kept apart from the direction of the text around it (Unicode FSI ... PDI): figures and names
// inside a sentence.
std::string isolated(std::string_view text);

// The price in force, and what it replaces when the product is on sale.
price_view price_words(i18n::language lang, money price, const std::optional<money>& sale_price);

// "En stock", "Plus que 3 en stock", "Sur commande".
stock_view stock_words(i18n::language lang, int pieces);

// "sous 2 à 4 jours ouvrables".
std::string delivery_days(i18n::language lang, int least, int most);

// "2 ans", "18 mois".
std::string warranty_words(i18n::language lang, int months);

// The language of a text when it is another one than the page's.
std::optional<std::string> foreign_language(i18n::language page, std::string_view text_language);

}
