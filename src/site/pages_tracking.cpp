#include "platform/http/page.hpp"
#include "platform/i18n/format.hpp"
#include "platform/json/input_types.hpp"
#include "shop/orders/order_store.hpp"
#include "site/addresses.hpp"
#include "site/frame.hpp"
#include "site/pages.hpp"
#include "site/render.hpp"
#include "site/words.hpp"

#include <algorithm>
#include <array>

namespace foyer::site {

using namespace i18n;

namespace {

struct tracking_input {
    foyer::text<1, 40> order_number;
    foyer::phone phone;
};
BOOST_DESCRIBE_STRUCT(tracking_input, (), (order_number, phone))

struct status_words {
    order_status status;
    message_key step;
    message_key sentence;
};

constexpr std::array<status_words, 7> all_words{{
    {order_status::pending, "status.pending"_msg, "status_text.pending"_msg},
    {order_status::confirmed, "status.confirmed"_msg, "status_text.confirmed"_msg},
    {order_status::processing, "status.processing"_msg, "status_text.processing"_msg},
    {order_status::shipped, "status.shipped"_msg, "status_text.shipped"_msg},
    {order_status::delivered, "status.delivered"_msg, "status_text.delivered"_msg},
    {order_status::cancelled, "status.cancelled"_msg, "status_text.cancelled"_msg},
    {order_status::refunded, "status.refunded"_msg, "status_text.refunded"_msg},
}};

// The way of an order that goes well.
constexpr std::array usual_way{
    order_status::pending, order_status::confirmed, order_status::processing,
    order_status::shipped, order_status::delivered,
};

const status_words& words_of(order_status status) {
    return *std::find_if(all_words.begin(), all_words.end(), [&](const auto& w) {
        return w.status == status;
    });
}

bool is_stopped(order_status status) {
    return status == order_status::cancelled || status == order_status::refunded;
}

// What happened, with dates, then what is still to come.
std::vector<tracking_step_view> steps_of(const frame& f, const orders::order_file& file) {
    std::vector<tracking_step_view> steps;
    for (const auto& change : file.changes) {
        const bool last = &change == &file.changes.back();
        const bool open = last && change.status != order_status::delivered;
        steps.push_back({
            .step_state = is_stopped(change.status) ? "stopped"
                          : open                    ? "now"
                                                    : "done",
            .step_label = std::string(f.say(words_of(change.status).step)),
            .step_date = format_date_time(f.lang, change.changed_at),
            .step_text = std::nullopt,
        });
    }
    if (is_stopped(file.head.status)) return steps;
    const auto here = std::find(usual_way.begin(), usual_way.end(), file.head.status);
    if (here == usual_way.end()) return steps;
    for (auto next = here + 1; next != usual_way.end(); ++next)
        steps.push_back(
            {"next", std::string(f.say(words_of(*next).step)), std::nullopt, std::nullopt}
        );
    return steps;
}

// Where the order is, and nothing that the visitor did not type.
tracking_result_view result_of(const frame& f, const orders::order_file& file) {
    const auto& head = file.head;
    tracking_result_view v;
    v.order_number = head.order_number;
    v.status_text = f.say(words_of(head.status).sentence);
    v.steps = steps_of(f, file);
    if (head.shipping_carrier && head.tracking_number)
        v.status_text +=
            " " + f.say(
                      "tracking.carrier"_msg, {{"carrier", isolated(*head.shipping_carrier)},
                                               {"number", isolated(*head.tracking_number)}}
                  );
    const bool coming = !is_stopped(head.status) && head.status != order_status::delivered;
    if (coming && head.estimated_delivery)
        v.delivery_day =
            f.say("delivery.before"_msg, {{"day", format_day(f.lang, *head.estimated_delivery)}});
    return v;
}

http::response tracking_page(const frame& f, tracking_view v, int status) {
    v.tracking_form_url = address(f.lang, "/track");
    const auto layout = f.layout({
        .path = "/track",
        .title = std::string(f.say("tracking.title"_msg)),
        .unlisted = true,
    });
    return http::html(render_tracking(layout, v), status);
}

result<http::response> show_form(api::context& c, const http::form& typed) {
    FOYER_CHECK(in_our_language(c));
    tracking_view v;
    v.number.value = typed.value("orderNumber");
    return tracking_page(frame(c), std::move(v), 200);
}

result<http::response> track(api::context& c, const http::submitted<tracking_input>& in) {
    FOYER_CHECK(in_our_language(c));
    const frame f(c);
    tracking_view v;
    v.number.value = in.fields.value("orderNumber");
    v.phone_field.value = in.fields.value("phone");
    if (!in.ok()) {
        v.problem = f.say("tracking.faults"_msg);
        if (!in.fault("orderNumber").empty()) v.number.fault = f.say("fault.number"_msg);
        if (!in.fault("phone").empty()) v.phone_field.fault = f.say("fault.phone"_msg);
        return tracking_page(f, std::move(v), 422);
    }
    const auto file =
        orders::find_for_tracking(c.db, in.value.order_number.value, in.value.phone.value);
    if (!file) {
        v.problem = f.say("tracking.not_found"_msg);
        return tracking_page(f, std::move(v), 404);
    }
    v.result = result_of(f, *file);
    return tracking_page(f, std::move(v), 200);
}

constexpr http::route tracking_route_table[] = {
    http::page<&show_form>(http::method::get, "/{lang}/track", "Form to follow an order"),
    http::page<&track>(http::method::post, "/{lang}/track", "Where an order is")
        .limited({.burst = 20, .per_minute = 6}),
};

}

std::span<const http::route> tracking_routes() { return tracking_route_table; }

}
