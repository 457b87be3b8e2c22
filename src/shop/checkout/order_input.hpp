#pragma once

#include "platform/api/context.hpp"
#include "platform/json/input_types.hpp"
#include "shop/checkout/place_order.hpp"

#include <boost/describe.hpp>

// An order as it comes from outside, for the API and for the checkout pages.
namespace foyer::checkout {

// What the buyer types: an order without what the shop adds to it.
struct contact_input {
    text<2, 50> first_name;
    text<2, 50> last_name;
    foyer::phone phone;
    std::optional<foyer::email> email;
    text<3, 200> street;
    text<2, 100> city;
    slug wilaya;
    std::optional<foyer::postal_code> postal_code;
    std::optional<long_text<0, 1000>> notes;
    text<1, 20> terms_version; // accepted
};
BOOST_DESCRIBE_STRUCT(
    contact_input, (),
    (first_name, last_name, phone, email, street, city, wilaya, postal_code, notes, terms_version)
)

struct order_input : contact_input {
    amount expected_total; // the total the buyer was shown; another one is a conflict
};
BOOST_DESCRIBE_STRUCT(order_input, (contact_input), (expected_total))

order_request request_of(const order_input& in);

// Where this request comes from; of the client's address a hash of its group is kept
// (http::address_group), so that who owns many IPv6 addresses counts as one.
origin origin_of(api::context& c, const id_of<customer>& cart_owner);

}
