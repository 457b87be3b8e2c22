#pragma once

#include "platform/http/route.hpp"

#include <span>

namespace foyer::checkout {

std::span<const http::route> routes();

}
