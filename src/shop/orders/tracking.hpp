#pragma once

#include "platform/http/route.hpp"

#include <span>

// Following an order by its number and the phone it was ordered with.
namespace foyer::orders {

std::span<const http::route> routes();

}
