#include "site/addresses.hpp"

#include "platform/http/request.hpp"

namespace foyer::site {

std::string address(i18n::language lang, std::string_view path) {
    return "/" + std::string(i18n::code(lang)) + std::string(path);
}

std::string home_address(i18n::language lang) { return address(lang, "/"); }

std::string category_address(i18n::language lang, std::string_view slug) {
    return address(lang, "/c/" + std::string(slug));
}

std::string product_address(i18n::language lang, std::string_view slug) {
    return address(lang, "/p/" + std::string(slug));
}

std::string with_query(
    std::string path, std::initializer_list<std::pair<std::string_view, std::string_view>> values
) {
    char mark = '?';
    for (const auto& [name, value] : values) {
        if (value.empty()) continue;
        path += mark;
        path += name;
        path += '=';
        path += http::encode_component(value);
        mark = '&';
    }
    return path;
}

}
