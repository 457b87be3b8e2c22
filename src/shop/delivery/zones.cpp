#include "shop/delivery/zones.hpp"

namespace foyer::delivery {

namespace {

constexpr db::query list_active_zones{"delivery.list_zones", R"sql(
    SELECT slug, code, name_fr, name_ar, rate, delivery_days_min, delivery_days_max FROM
        delivery_zones
    WHERE is_active AND (valid_from IS NULL OR valid_from <= $1) ORDER BY sort_order, code)sql"};

constexpr db::query find_active_zone{"delivery.find_zone", R"sql(
    SELECT slug, code, name_fr, name_ar, rate, delivery_days_min, delivery_days_max FROM
        delivery_zones
    WHERE slug = $1 AND is_active AND (valid_from IS NULL OR valid_from <= $2))sql"};

}

std::vector<zone> list_zones(db::session& s, timestamp at) {
    return s.all<zone>(list_active_zones, at);
}

std::optional<zone> find_zone(db::session& s, std::string_view slug, timestamp at) {
    return s.first<zone>(find_active_zone, slug, at);
}

std::span<const db::query* const> queries() {
    static constexpr const db::query* list[] = {&list_active_zones, &find_active_zone};
    return list;
}

}
