#include "care/sample/reference_data.hpp"

#include "care/sample/row_batch.hpp"
#include "field/services/service_type.hpp"
#include "field/services/service_type_translation.hpp"
#include "shop/delivery/delivery_zone.hpp"

#include <map>

namespace foyer::sample {

namespace {

constexpr db::query count_reference{"sample.count_reference", R"sql(
    SELECT (SELECT COUNT(*) FROM delivery_zones) AS zones,
        (SELECT COUNT(*) FROM settings) AS settings,
        (SELECT COUNT(*) FROM service_types) AS service_types)sql"};

struct reference_count {
    std::int64_t zones{};
    std::int64_t settings{};
    std::int64_t service_types{};
};
BOOST_DESCRIBE_STRUCT(reference_count, (), (zones, settings, service_types))

void add_zones(row_batch& batch, const sample_files& files) {
    std::map<std::string, std::string> slug_of_code;
    for (const auto& e : files.zones) slug_of_code[e.code] = e.slug;
    for (const auto& e : files.zones) {
        delivery_zone zone{};
        zone.slug = e.slug;
        zone.code = e.code;
        zone.name_fr = e.name_fr;
        zone.name_ar = e.name_ar;
        if (e.parent) zone.parent_slug = slug_of_code.at(*e.parent);
        zone.rate = e.rate;
        zone.valid_from = e.valid_from;
        zone.is_active = e.is_active;
        zone.delivery_days_min = e.delivery_days_min;
        zone.delivery_days_max = e.delivery_days_max;
        zone.sort_order = static_cast<int>(&e - files.zones.data()) + 1;
        batch.insert(delivery_zone_table(), zone, existing_row::kept);
    }
}

void add_settings(row_batch& batch, const sample_files& files, timestamp at) {
    for (auto row : files.settings) {
        row.updated_at = at;
        batch.insert(setting_table(), row, existing_row::kept);
    }
}

void add_service_types(row_batch& batch, const sample_files& files, timestamp at) {
    for (const auto& e : files.service_types) {
        service_type row{};
        row.id = new_id<service_type>();
        row.name = e.name.fr;
        row.description = e.description.fr;
        row.duration = e.duration;
        row.price = e.price;
        row.is_active = true;
        row.created_at = at;
        row.updated_at = at;
        batch.insert(service_type_table(), row);
        for (const auto* language : {"ar", "en"}) {
            const service_type_translation translation{
                row.id, language, e.name.in(language), e.description.in(language)
            };
            batch.insert(service_type_translation_table(), translation);
        }
    }
}

}

reference_rows fill_reference_data(db::transaction& tx, const sample_files& files, timestamp at) {
    const auto before = *tx.first<reference_count>(count_reference);
    row_batch batch;
    add_zones(batch, files);
    add_settings(batch, files, at);
    if (before.service_types == 0) add_service_types(batch, files, at);
    batch.write(tx);
    const auto after = *tx.first<reference_count>(count_reference);
    for (const auto* tag : {"delivery", "settings", "services"}) tx.changed(tag);
    return {
        static_cast<int>(after.zones - before.zones),
        static_cast<int>(after.settings - before.settings),
        static_cast<int>(after.service_types - before.service_types)
    };
}

reference_rows fill_reference_data(db::database& db, timestamp at) {
    const auto files = read_sample_files();
    return db.transaction([&](db::transaction& tx) { return fill_reference_data(tx, files, at); });
}

std::span<const db::query* const> reference_queries() {
    static constexpr const db::query* list[] = {&count_reference};
    return list;
}

}
