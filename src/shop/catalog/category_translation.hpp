#pragma once

#include "platform/base/id.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct category;

// The texts of a category in a language other than French. Added, as product_translation.
struct category_translation {
    id_of<category> category_id;
    std::string language; // "ar" or "en"
    std::string name;
    std::optional<std::string> description;
};
BOOST_DESCRIBE_STRUCT(category_translation, (), (category_id, language, name, description))

// The definition of `category_translations`.
const schema::table_def& category_translation_table();

}
