#include "site/delivery_choice.hpp"

#include "platform/base/text.hpp"
#include "platform/i18n/format.hpp"
#include "site/words.hpp"

namespace foyer::site {

using namespace i18n;

std::vector<wilaya_option_view> wilaya_options(
    const frame& f, const std::vector<delivery::zone>& zones, std::string_view chosen
) {
    std::vector<wilaya_option_view> options;
    for (const auto& zone : zones) {
        options.push_back({
            .wilaya_slug = zone.slug,
            .wilaya_label = zone.code + " " + wilaya_name(f, zone),
            .wilaya_cost = isolated(format_money(f.lang, zone.rate)),
            .wilaya_words = zone.code + " " + fold(zone.name_fr) + " " + fold(zone.name_ar),
            .selected = zone.slug == chosen,
        });
    }
    return options;
}

std::optional<delivery::zone> zone_of(
    const std::vector<delivery::zone>& zones, std::string_view slug
) {
    for (const auto& zone : zones)
        if (zone.slug == slug) return zone;
    return std::nullopt;
}

std::string wilaya_name(const frame& f, const delivery::zone& zone) {
    return f.lang == language::ar ? zone.name_ar : zone.name_fr;
}

delivery_choice_view delivery_choice(
    const frame& f, std::string form_url, std::string_view chosen, money subtotal
) {
    const auto zones = delivery::list_zones(f.context.db, f.context.started_at);
    delivery_choice_view view;
    view.delivery_form_url = std::move(form_url);
    view.wilayas = wilaya_options(f, zones, chosen);
    const auto zone = zone_of(zones, chosen);
    if (!zone) return view;
    const auto free_from = f.settings->free_delivery_from;
    const bool free = free_from > money{} && subtotal >= free_from;
    view.delivery_cost =
        free ? std::string(f.say("delivery.free"_msg)) : format_money(f.lang, zone->rate);
    const int preparation = f.settings->preparation_days;
    view.delivery_day = delivery_days(
        f.lang, preparation + zone->delivery_days_min, preparation + zone->delivery_days_max
    );
    return view;
}

}
