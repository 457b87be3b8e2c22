#pragma once

#include "platform/base/id.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct product;

// The texts of a product in a language other than French; what is missing is shown in French.
// Added: the seed names translation tables as its next step.
struct product_translation {
    id_of<product> product_id;
    std::string language; // "ar" or "en"
    std::string name;
    std::optional<std::string> short_description;
    std::optional<std::string> description;
    std::optional<std::string> image_alt; // alternative text of the first picture
    std::optional<std::string> features;  // JSON list of sentences, as in products
};
BOOST_DESCRIBE_STRUCT(
    product_translation, (),
    (product_id, language, name, short_description, description, image_alt, features)
)

// The definition of `product_translations`.
const schema::table_def& product_translation_table();

}
