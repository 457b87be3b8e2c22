#pragma once

#include "platform/i18n/language.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

// Where the pages are. Every page stands under its language: /fr, /ar, /en.
namespace foyer::site {

// "/fr" and a path that begins with '/'.
std::string address(i18n::language lang, std::string_view path);

std::string home_address(i18n::language lang);
std::string category_address(i18n::language lang, std::string_view slug);
std::string product_address(i18n::language lang, std::string_view slug);

// A path with a query of the values that are not empty, each encoded.
std::string with_query(
    std::string path, std::initializer_list<std::pair<std::string_view, std::string_view>> values
);

}
