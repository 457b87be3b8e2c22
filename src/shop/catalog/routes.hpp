#pragma once

#include "platform/http/route.hpp"

#include <span>

namespace foyer::catalog {

std::span<const http::route> routes();

}
