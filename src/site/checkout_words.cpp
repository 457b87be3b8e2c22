#include "site/checkout_words.hpp"

#include "platform/i18n/format.hpp"
#include "shop/checkout/place_order.hpp"
#include "site/addresses.hpp"
#include "site/cards.hpp"
#include "site/delivery_choice.hpp"
#include "site/words.hpp"

#include <array>

namespace foyer::site {

using namespace i18n;

namespace {

// The fields of step 1 in the order of the page, with what is said when one is wrong.
constexpr std::array<std::pair<std::string_view, message_key>, 10> fields{{
    {"firstName", "fault.first_name"_msg},
    {"lastName", "fault.last_name"_msg},
    {"phone", "fault.phone"_msg},
    {"email", "fault.email"_msg},
    {"wilaya", "fault.wilaya"_msg},
    {"city", "fault.city"_msg},
    {"postalCode", "fault.postal_code"_msg},
    {"street", "fault.street"_msg},
    {"notes", "fault.notes"_msg},
    {"termsVersion", "fault.terms"_msg},
}};

const field_error* fault_of(const std::vector<field_error>& faults, std::string_view field) {
    for (const auto& each : faults)
        if (each.field == field) return &each;
    return nullptr;
}

std::optional<std::string> words_of_fault(
    const frame& f, const http::form& typed, const std::vector<field_error>& faults,
    std::string_view field
) {
    const auto* fault = fault_of(faults, field);
    if (fault == nullptr) return std::nullopt;
    if (field == "phone" && typed.value(field).empty())
        return std::string(f.say("fault.phone_missing"_msg));
    if (field == "termsVersion" && fault->code == "changed")
        return std::string(f.say("fault.terms_changed"_msg));
    for (const auto& [name, key] : fields)
        if (name == field) return std::string(f.say(key));
    return std::nullopt;
}

}

order_draft draft_of(const frame& f, const id_of<customer>& owner, std::string_view wilaya) {
    order_draft draft;
    draft.lines = cart::list_lines(f.context.db, owner, code(f.lang));
    draft.zones = delivery::list_zones(f.context.db, f.context.started_at);
    draft.zone = zone_of(draft.zones, wilaya);
    draft.totals = checkout::quote(draft.lines, draft.zone, *f.settings);
    return draft;
}

std::vector<total_view> account_of(
    const frame& f, money subtotal, const std::optional<money>& shipping, const std::string& wilaya,
    money discount, money stamp_duty
) {
    std::vector<total_view> account{
        {std::string(f.say("order.subtotal"_msg)), format_money(f.lang, subtotal)}
    };
    if (shipping) {
        account.push_back(
            {f.say("order.delivery_to"_msg, {{"wilaya", wilaya}}),
             *shipping == money{} ? std::string(f.say("delivery.free"_msg))
                                  : format_money(f.lang, *shipping)}
        );
    } else {
        account.push_back(
            {std::string(f.say("order.delivery"_msg)),
             std::string(f.say("cart.delivery_unknown"_msg))}
        );
    }
    if (discount > money{})
        account.push_back(
            {std::string(f.say("order.discount"_msg)), format_money(f.lang, -discount)}
        );
    if (stamp_duty > money{})
        account.push_back(
            {std::string(f.say("order.stamp_duty"_msg)), format_money(f.lang, stamp_duty)}
        );
    return account;
}

summary_view summary_of(const frame& f, const order_draft& draft) {
    summary_view s;
    for (const auto& line : draft.lines) {
        s.lines.push_back({
            .name = line.name,
            .text_language = foreign_language(f.lang, line.language),
            .picture_url = picture_address(line.image_url),
            .reference = line.sku,
            .quantity = std::to_string(line.quantity),
            .unit_price = format_money(f.lang, line.unit_price()),
            .line_total = format_money(f.lang, line.unit_price() * line.quantity),
        });
    }
    const auto& t = draft.totals;
    const auto shipping = draft.zone ? std::optional(t.shipping) : std::nullopt;
    const auto wilaya = draft.zone ? wilaya_name(f, *draft.zone) : std::string();
    s.parts = account_of(f, t.subtotal, shipping, wilaya, t.discount, t.stamp_duty);
    s.grand_label = draft.zone ? f.say("order.total"_msg) : f.say("cart.total_without"_msg);
    s.grand_total = format_money(f.lang, t.total);
    s.contained_tax = f.say("order.tax"_msg, {{"amount", isolated(format_money(f.lang, t.tax))}});
    return s;
}

checkout_view contact_step(
    const frame& f, const order_draft& draft, const http::form& typed,
    const std::vector<field_error>& faults
) {
    const auto field = [&](std::string_view name) {
        return field_view{std::string(typed.value(name)), words_of_fault(f, typed, faults, name)};
    };
    checkout_view v;
    for (const auto& [name, key] : fields)
        if (auto words = words_of_fault(f, typed, faults, name))
            v.faults.push_back({*std::move(words), "#" + std::string(name)});
    v.check_url = address(f.lang, "/checkout/check");
    v.cart_back_url = address(f.lang, "/cart");
    v.first_name = field("firstName");
    v.last_name = field("lastName");
    v.phone_field = field("phone");
    v.email = field("email");
    v.street = field("street");
    v.city = field("city");
    v.postal_code = field("postalCode");
    v.notes = field("notes");
    v.terms = field("termsVersion");
    v.wilaya = {
        words_of_fault(f, typed, faults, "wilaya"),
        wilaya_options(
            f, draft.zones, draft.zone ? std::string_view(draft.zone->slug) : std::string_view{}
        )
    };
    v.terms_version = f.settings->terms_version;
    v.terms_accepted = typed.value("termsVersion") == f.settings->terms_version;
    v.terms_text =
        f.say("checkout.terms_version"_msg, {{"version", isolated(f.settings->terms_version)}});
    v.terms_url = address(f.lang, "/pages/terms");
    v.privacy_url = address(f.lang, "/pages/privacy");
    v.summary = summary_of(f, draft);
    return v;
}

std::vector<hidden_field_view> carried_fields(const http::form& typed) {
    std::vector<hidden_field_view> carried;
    for (const auto& [name, key] : fields)
        if (typed.has(name)) carried.push_back({std::string(name), std::string(typed.value(name))});
    return carried;
}

std::vector<text_line_view> address_lines(
    std::string_view street, std::string_view postal_code, std::string_view city,
    std::string_view wilaya
) {
    std::string place(postal_code);
    for (const auto part : {city, wilaya}) {
        if (part.empty()) continue;
        if (!place.empty()) place += part == city ? " " : ", ";
        place += part;
    }
    return {{std::string(street)}, {place}};
}

}
