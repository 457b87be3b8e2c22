#pragma once

#include "platform/base/id.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct service_type;

// The texts of a service in a language other than French. Added: the seed names translation tables
// as its next step.
struct service_type_translation {
    id_of<service_type> service_type_id;
    std::string language; // "ar" or "en"
    std::string name;
    std::optional<std::string> description;
};
BOOST_DESCRIBE_STRUCT(service_type_translation, (), (service_type_id, language, name, description))

// The definition of `service_type_translations`.
const schema::table_def& service_type_translation_table();

}
