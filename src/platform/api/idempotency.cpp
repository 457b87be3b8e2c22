#include "platform/api/idempotency.hpp"

#include "platform/base/crypto.hpp"
#include "platform/http/route.hpp"

#include <fmt/format.h>

namespace foyer::api {

std::optional<db::repeatable_request> repeatable_of(const context& c, std::string_view caller) {
    const auto key = c.idempotency_key();
    if (!key) return std::nullopt;
    const auto scope =
        fmt::format("{} {} {}", http::name_of(c.request.method), c.route.path, caller);
    const auto asked = fmt::format("{}\n{}", c.request.target, c.request.body);
    return db::repeatable_request{scope, std::string(*key), sha256_hex(asked), c.started_at};
}

}
