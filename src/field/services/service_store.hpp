#pragma once

#include "field/services/service_type.hpp"
#include "platform/db/session.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace foyer::services {

// A service on offer, with its texts in one language; French where there is no translation.
struct service_offer {
    id_of<service_type> id;
    std::string name;
    std::optional<std::string> description;
    std::string language; // of the name
    int duration{};       // minutes
    money price;          // TTC; 0 when it is quoted
};

// Active services, the oldest first.
std::vector<service_offer> list_offers(db::session& s, std::string_view language);

std::span<const db::query* const> queries();

BOOST_DESCRIBE_STRUCT(service_offer, (), (id, name, description, language, duration, price))

}
