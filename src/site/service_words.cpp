#include "site/service_words.hpp"

#include "platform/i18n/format.hpp"
#include "site/delivery_choice.hpp"

#include <algorithm>

namespace foyer::site {

using namespace i18n;

service_view service_words(const frame& f, const services::service_offer& offer) {
    service_view v;
    v.service_name = offer.name;
    v.service_text = offer.description.value_or("");
    v.service_price = offer.price == money{} ? std::string(f.say("services.quote"_msg))
                                             : format_money(f.lang, offer.price);
    if (offer.duration <= 0) return v;
    v.service_duration = offer.duration % 60 == 0
                             ? f.say("services.hours"_msg, {{"count", offer.duration / 60}})
                             : f.say("services.minutes"_msg, {{"count", offer.duration}});
    return v;
}

std::string technician_zones(const frame& f) {
    const auto& codes = f.settings->service_wilayas;
    std::string names;
    for (const auto& zone : delivery::list_zones(f.context.db, f.context.started_at)) {
        if (std::find(codes.begin(), codes.end(), zone.code) == codes.end()) continue;
        if (!names.empty()) names += f.lang == language::ar ? "، " : ", ";
        names += wilaya_name(f, zone);
    }
    return names;
}

}
