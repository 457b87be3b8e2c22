#include "platform/base/assert.hpp"

#include "platform/base/result.hpp"

#include <spdlog/spdlog.h>

#include <cstdlib>
#include <stdexcept>

namespace foyer {

void assertion_failed(
    std::string_view condition, std::string_view why, std::string_view file, int line
) {
    spdlog::critical("assertion failed: {} ({}) at {}:{}", condition, why, file, line);
    spdlog::shutdown();
    std::abort();
}

void throw_exception_from_error(const error& e, const boost::source_location& where) {
    throw std::logic_error(
        std::string(where.function_name()) + ": value of a failed result, " + std::string(e.code)
    );
}

}
