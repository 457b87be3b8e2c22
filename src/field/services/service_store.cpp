#include "field/services/service_store.hpp"

namespace foyer::services {

namespace {

constexpr db::query list_service_offers{"services.list_offers", R"sql(
    SELECT s.id, COALESCE(t.name, s.name) AS name, COALESCE(t.description, s.description) AS
        description,
           CAST(CASE WHEN t.name IS NULL THEN 'fr' ELSE t.language END AS TEXT) AS language,
               s.duration, s.price
    FROM service_types s
    LEFT JOIN service_type_translations t ON t.service_type_id = s.id AND t.language = $1
    WHERE s.is_active
    ORDER BY s.id LIMIT 100)sql"};

}

std::vector<service_offer> list_offers(db::session& s, std::string_view language) {
    return s.all<service_offer>(list_service_offers, language);
}

std::span<const db::query* const> queries() {
    static constexpr const db::query* list[] = {&list_service_offers};
    return list;
}

}
