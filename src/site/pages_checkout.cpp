#include "platform/api/idempotency.hpp"
#include "platform/base/crypto.hpp"
#include "platform/http/page.hpp"
#include "platform/i18n/format.hpp"
#include "shop/cart/cart_session.hpp"
#include "shop/delivery/promise.hpp"
#include "site/addresses.hpp"
#include "site/cart_words.hpp"
#include "site/checkout_words.hpp"
#include "site/delivery_choice.hpp"
#include "site/pages.hpp"
#include "site/render.hpp"
#include "site/words.hpp"

// The three steps of law 18-05: contact and terms, check, confirmation. Nothing is kept between
// them: each step posts the fields of the first again, and they are checked again.
namespace foyer::site {

using namespace i18n;

namespace {

http::response back_to_cart(const api::context& c, std::string_view notice) {
    return http::redirect(with_query(address(c.language, "/cart"), {{"notice", notice}}));
}

http::response contact_page(
    const frame& f, const order_draft& draft, const http::form& typed,
    const std::vector<field_error>& faults
) {
    const auto layout = f.layout({
        .path = "/checkout",
        .title = std::string(f.say("checkout.page"_msg)),
        .unlisted = true,
    });
    return http::html(
        render_checkout(layout, contact_step(f, draft, typed, faults)), faults.empty() ? 200 : 422
    );
}

// The cart when it can be ordered; otherwise the visitor is sent there.
std::optional<order_draft> orderable(const frame& f, std::string_view wilaya) {
    const auto owner = cart::cart_of(f.context);
    if (!owner) return std::nullopt;
    auto draft = draft_of(f, *owner, wilaya);
    if (draft.lines.empty() || !can_be_ordered(draft.lines)) return std::nullopt;
    return draft;
}

// Step 1, empty or with the fields that step 2 carried back.
result<http::response> show_contact(api::context& c, const http::form& typed) {
    FOYER_CHECK(in_our_language(c));
    const frame f(c);
    const auto draft = orderable(f, typed.value("wilaya"));
    if (!draft) return back_to_cart(c, "order.not_orderable");
    return contact_page(f, *draft, typed, {});
}

http::response check_page(
    const frame& f, const order_draft& draft, const http::submitted<checkout::contact_input>& in,
    std::vector<notice_view> notices, int status
) {
    check_view v;
    v.notices = std::move(notices);
    v.confirm_url = address(f.lang, "/checkout/confirm");
    v.edit_url = address(f.lang, "/checkout");
    v.carried = carried_fields(in.fields);
    v.carried.push_back({"idempotencyKey", new_token()});
    v.carried.push_back({"expectedTotal", to_text(draft.totals.total)});
    v.carried.push_back({"quote", checkout::quote_fingerprint(draft.lines, *draft.zone)});
    v.full_name = in.value.first_name.value + " " + in.value.last_name.value;
    v.contact_phone = format_phone(in.value.phone.value);
    if (in.value.email && !in.value.email->value.empty()) v.contact_email = in.value.email->value;
    v.address_lines = address_lines(
        in.value.street.value, in.value.postal_code ? in.value.postal_code->value : "",
        in.value.city.value, wilaya_name(f, *draft.zone)
    );
    if (in.value.notes && !in.value.notes->value.empty()) v.buyer_note = in.value.notes->value;
    const auto day = delivery::promised_day(
        f.context.started_at, f.settings->preparation_days + draft.zone->delivery_days_max,
        f.settings->closed_days
    );
    v.delivery_day = f.say("delivery.before"_msg, {{"day", format_day(f.lang, day)}});
    v.accepted_terms =
        f.say("check.terms"_msg, {{"version", isolated(in.value.terms_version.value)}});
    v.terms_url = address(f.lang, "/pages/terms");
    v.button_text =
        f.say("check.button"_msg, {{"amount", isolated(format_money(f.lang, draft.totals.total))}});
    v.summary = summary_of(f, draft);
    const auto layout = f.layout({
        .path = "/checkout",
        .title = std::string(f.say("check.page"_msg)),
        .unlisted = true,
    });
    return http::html(render_check(layout, v), status);
}

// What the decoder cannot know: that the wilaya is one of ours, and that the terms are those in
// force.
std::vector<field_error> faults_of(
    const frame& f, const order_draft& draft, const http::submitted<checkout::contact_input>& in
) {
    auto faults = in.faults;
    if (!draft.zone && in.fault("wilaya").empty()) faults.push_back({"wilaya", "unknown"});
    const auto& accepted = in.value.terms_version.value;
    if (in.fault("termsVersion").empty() && accepted != f.settings->terms_version)
        faults.push_back({"termsVersion", "changed"});
    return faults;
}

// Step 2.
result<http::response> show_check(
    api::context& c, const http::submitted<checkout::contact_input>& in
) {
    FOYER_CHECK(in_our_language(c));
    const frame f(c);
    const auto draft = orderable(f, in.fields.value("wilaya"));
    if (!draft) return back_to_cart(c, "order.not_orderable");
    const auto faults = faults_of(f, *draft, in);
    if (!faults.empty()) return contact_page(f, *draft, in.fields, faults);
    return check_page(f, *draft, in, {}, 200);
}

// What is kept for those who send the form twice: nothing that opens the order.
struct kept_answer {
    std::string order_number;
};
BOOST_DESCRIBE_STRUCT(kept_answer, (), (order_number))

// The order was refused: the step at which the buyer can do something about it.
result<http::response> refused(const frame& f, const http::form& typed, const error& why) {
    if (why.kind != errc::conflict && why.kind != errc::invalid && why.kind != errc::rate_limited)
        return why;
    const auto draft = orderable(f, typed.value("wilaya"));
    if (!draft) return back_to_cart(f.context, why.code);
    const auto in = http::read_form<checkout::contact_input>(typed);
    auto faults = faults_of(f, *draft, in);
    if (why.code == "order.terms_changed" && faults.empty())
        faults.push_back({"termsVersion", "changed"});
    if (!faults.empty()) return contact_page(f, *draft, typed, faults);
    const auto total = isolated(format_money(f.lang, draft->totals.total));
    if (why.kind == errc::rate_limited) {
        f.context.add_header("Retry-After", "600");
        const std::string reason = why.fields.empty() ? "" : why.fields[0].field;
        const auto text = reason == "unconfirmed" ? f.say("check.too_much"_msg)
                          : reason == "address"   ? f.say("check.too_many_from_address"_msg)
                                                  : f.say("check.too_many"_msg);
        return check_page(f, *draft, in, {{"bad", std::string(text)}}, 429);
    }
    if (!why.fields.empty() && why.fields[0].field == "quote")
        return check_page(
            f, *draft, in, {{"warn", std::string(f.say("check.cart_changed"_msg))}}, 409
        );
    return check_page(
        f, *draft, in, {{"warn", f.say("check.total_changed"_msg, {{"amount", total}})}}, 409
    );
}

// Step 3: orders. The answer leads to the confirmation, also when the same form is sent twice.
result<http::response> confirm(api::context& c, const http::submitted<checkout::order_input>& in) {
    FOYER_CHECK(in_our_language(c));
    const auto owner = cart::cart_of(c);
    if (!owner) return back_to_cart(c, "order.cart_empty");
    if (!in.ok()) {
        const frame f(c);
        return refused(
            f, in.fields, {errc::invalid, "input.invalid", "the form is not complete", in.faults}
        );
    }
    const auto settings = settings::current(c.db);
    const auto from = checkout::origin_of(c, *owner);
    const auto placed =
        api::once<kept_answer>(c, owner->value, [&](db::transaction& tx) -> result<kept_answer> {
            auto request = checkout::request_of(in.value);
            request.quote = std::string(in.fields.value("quote"));
            FOYER_TRY(const auto order, checkout::place_order(tx, request, from, *settings));
            return kept_answer{order.order_number};
        });
    if (placed.has_error()) {
        const frame f(c);
        return refused(f, in.fields, placed.error());
    }
    const auto token = checkout::access_token_of(placed->order_number, from);
    return http::redirect(address(c.language, "/orders/" + token));
}

constexpr http::route checkout_route_table[] = {
    http::page<&show_contact>(
        http::method::get, "/{lang}/checkout", "Checkout, step 1: contact and terms"
    ),
    http::page<&show_contact>(http::method::post, "/{lang}/checkout", "Checkout, step 1 again"),
    http::page<&show_check>(
        http::method::post, "/{lang}/checkout/check", "Checkout, step 2: check"
    ),
    http::page<&confirm>(http::method::post, "/{lang}/checkout/confirm", "Checkout, step 3: order")
        .limited({.burst = 200, .per_minute = 100}),
};

}

std::span<const http::route> checkout_routes() { return checkout_route_table; }

}
