#pragma once

#include "platform/db/session.hpp"
#include "shop/delivery/delivery_zone.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace foyer::delivery {

// A wilaya one can order to, with both names.
struct zone {
    std::string slug;
    std::string code;
    std::string name_fr;
    std::string name_ar;
    money rate; // TTC
    int delivery_days_min{};
    int delivery_days_max{};
};

// Zones in service at that moment, in the order of their codes.
std::vector<zone> list_zones(db::session& s, timestamp at);

// A zone in service at that moment.
std::optional<zone> find_zone(db::session& s, std::string_view slug, timestamp at);

std::span<const db::query* const> queries();

BOOST_DESCRIBE_STRUCT(
    zone, (), (slug, code, name_fr, name_ar, rate, delivery_days_min, delivery_days_max)
)

}
