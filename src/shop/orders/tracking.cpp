#include "shop/orders/tracking.hpp"

#include "platform/api/context.hpp"
#include "platform/http/endpoint.hpp"
#include "platform/json/input_types.hpp"
#include "shop/orders/order_store.hpp"

namespace foyer::orders {

namespace {

struct tracking_input {
    text<1, 40> order_number;
    foyer::phone phone;
};
BOOST_DESCRIBE_STRUCT(tracking_input, (), (order_number, phone))

struct tracking_step {
    order_status status{};
    timestamp at;
};
BOOST_DESCRIBE_STRUCT(tracking_step, (), (status, at))

// What may be known with a number and a phone: where the order is. No name, no address, no article.
struct tracking_answer {
    std::string order_number;
    order_status status{};
    timestamp order_date;
    std::optional<timestamp> estimated_delivery;
    std::optional<std::string> shipping_carrier;
    std::optional<std::string> tracking_number;
    money total_amount;
    std::vector<tracking_step> steps; // oldest first
};
BOOST_DESCRIBE_STRUCT(
    tracking_answer, (),
    (order_number, status, order_date, estimated_delivery, shipping_carrier, tracking_number,
     total_amount, steps)
)

result<tracking_answer> track_order(api::context& c, const tracking_input& in) {
    auto file = find_for_tracking(c.db, in.order_number.value, in.phone.value);
    if (!file)
        return error{errc::not_found, "order.not_found", "no order has this number and this phone"};
    tracking_answer answer{
        .order_number = file->head.order_number,
        .status = file->head.status,
        .order_date = file->head.order_date,
        .estimated_delivery = file->head.estimated_delivery,
        .shipping_carrier = file->head.shipping_carrier,
        .tracking_number = file->head.tracking_number,
        .total_amount = file->head.total_amount,
        .steps = {},
    };
    for (const auto& change : file->changes)
        answer.steps.push_back({change.status, change.changed_at});
    return answer;
}

constexpr http::route table[] = {
    http::endpoint<&track_order>(
        http::method::get, "/api/v1/orders/track", http::access::anyone,
        "Where an order is, by number and phone"
    )
        .limited({.burst = 20, .per_minute = 6})
        .fails(404, "order.not_found"),
};

}

std::span<const http::route> routes() { return table; }

}
