#pragma once

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace foyer {

// Who somebody is to the company. Seed: enum UserRole.
enum class user_role : std::uint8_t { admin, customer, technician };
BOOST_DESCRIBE_ENUM(user_role, admin, customer, technician)

}
