#pragma once

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace foyer {

// The life of a service request. Seed: enum ServiceStatus.
enum class service_status : std::uint8_t { pending, scheduled, in_progress, completed, cancelled };
BOOST_DESCRIBE_ENUM(service_status, pending, scheduled, in_progress, completed, cancelled)

}
