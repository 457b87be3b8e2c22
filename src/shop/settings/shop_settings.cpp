#include "shop/settings/shop_settings.hpp"

#include "platform/base/assert.hpp"
#include "platform/base/assets.hpp"
#include "platform/base/generations.hpp"
#include "platform/db/failure.hpp"
#include "platform/json/decode.hpp"
#include "shop/settings/setting.hpp"

#include <map>
#include <mutex>

namespace foyer::settings {

namespace {

constexpr db::query list_settings{"settings.list", R"sql(
    SELECT key, value, updated_at FROM settings ORDER BY key)sql"};

// The values as data/settings.json and the rows of the table spell them.
struct opening_hours_value {
    localized_text text;
};
struct stamp_duty_value {
    pricing::stamp_duty_mode mode{};
};
struct order_limits_value {
    int per_phone_per_day{};
    int per_address_per_hour{};
};
struct delivery_promise_value {
    int preparation_days{};
    std::vector<std::string> closed_days;
};
BOOST_DESCRIBE_STRUCT(delivery_promise_value, (), (preparation_days, closed_days))
BOOST_DESCRIBE_STRUCT(opening_hours_value, (), (text))
BOOST_DESCRIBE_STRUCT(stamp_duty_value, (), (mode))
BOOST_DESCRIBE_STRUCT(order_limits_value, (), (per_phone_per_day, per_address_per_hour))

using texts_by_key = std::map<std::string, std::string>;

template <class T>
T read_value(const texts_by_key& values, const std::string& key) {
    const auto found = values.find(key);
    if (found == values.end()) throw db::failure("setting " + key + " is missing");
    auto value = json::read<T>(found->second, json::unknown_fields::ignored);
    if (value.has_error()) {
        const auto& fields = value.error().fields;
        throw db::failure(
            "setting " + key + " cannot be read" + (fields.empty() ? "" : ": " + fields[0].field)
        );
    }
    return *std::move(value);
}

texts_by_key default_values() {
    const auto defaults = assets::find("data/settings.json");
    FOYER_ASSERT(defaults.has_value(), "the default settings are embedded");
    texts_by_key values;
    const auto document = json::document::parse(*defaults);
    FOYER_ASSERT(document.has_value(), "the default settings are JSON");
    const auto root = document->root();
    for (std::size_t i = 0; i < root.size(); ++i)
        values[std::string(root.key(i))] = root.find(root.key(i))->to_text();
    return values;
}

shop_settings load(db::session& s) {
    auto values = default_values();
    for (const auto& row : s.all<setting>(list_settings)) values[row.key] = row.value.text;
    shop_settings out;
    out.seller = read_value<seller_identity>(values, "seller");
    out.opening_hours = read_value<opening_hours_value>(values, "openingHours").text;
    out.service_wilayas = read_value<std::vector<std::string>>(values, "serviceWilayas");
    out.free_delivery_from = read_value<money>(values, "freeDeliveryThreshold");
    out.delivery_tax_rate = read_value<percent>(values, "deliveryTaxRate");
    out.stamp_duty = read_value<stamp_duty_value>(values, "stampDuty").mode;
    const auto limits = read_value<order_limits_value>(values, "orderLimits");
    out.orders_per_phone_per_day = limits.per_phone_per_day;
    out.orders_per_address_per_hour = limits.per_address_per_hour;
    out.unconfirmed = read_value<unconfirmed_bounds>(values, "unconfirmedOrders");
    const auto promise = read_value<delivery_promise_value>(values, "deliveryPromise");
    out.preparation_days = promise.preparation_days;
    out.closed_days = promise.closed_days;
    out.terms_version = read_value<std::string>(values, "termsVersion");
    out.texts = read_value<shop_texts>(values, "texts");
    return out;
}

// One set of settings for the process, with the generation under which it was read.
struct kept {
    std::mutex guard;
    std::shared_ptr<const shop_settings> value;
    std::uint64_t generation{};
};

}

std::shared_ptr<const shop_settings> current(db::session& s) {
    static kept k;
    static const auto slot = generations::slot_of("settings");
    const auto generation = generations::current(slot);
    {
        const std::lock_guard lock(k.guard);
        if (k.value && k.generation == generation) return k.value;
    }
    std::shared_ptr<const shop_settings> fresh;
    try {
        fresh = std::make_shared<const shop_settings>(load(s));
    } catch (const db::unavailable&) {
        const std::lock_guard lock(k.guard);
        if (k.value) return k.value;
        throw;
    }
    const std::lock_guard lock(k.guard);
    k.value = fresh;
    k.generation = generation;
    return fresh;
}

std::span<const db::query* const> queries() {
    static constexpr const db::query* list[] = {&list_settings};
    return list;
}

}
