#include "shop/catalog/name_keys.hpp"

#include "platform/base/collation.hpp"

namespace foyer::catalog {

void set_name_keys(
    product& row, std::optional<std::string_view> arabic, std::optional<std::string_view> english
) {
    row.name_key_fr = sort_key(row.name, "fr");
    row.name_key_ar = sort_key(arabic.value_or(row.name), "ar");
    row.name_key_en = sort_key(english.value_or(row.name), "en");
}

}
