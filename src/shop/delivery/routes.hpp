#pragma once

#include "platform/http/route.hpp"

#include <span>

namespace foyer::delivery {

std::span<const http::route> routes();

}
