#pragma once

#include "platform/base/result.hpp"
#include "platform/db/database.hpp"
#include "platform/db/idempotency_key.hpp"

#include <functional>
#include <span>
#include <string>

namespace foyer::db {

// A request that may arrive more than once.
struct repeatable_request {
    std::string scope;     // route and caller, at most 200 characters
    std::string key;       // the client's, at most 128 characters
    std::string body_hash; // of what was asked; the same key with another body is refused
    timestamp at;
};

// The answer of the first run, as JSON.
struct repeatable_answer {
    json_value body;
    bool replayed{}; // somebody was given it before
};

// Runs `work` within the transaction unless this request has been answered before; then gives that
// answer. The key is taken first, so that of requests at the same time one works and the others
// wait for it. An error of `work` forgets the key with everything else. Error: unprocessable
// "idempotency.key_reused" for another body.
result<repeatable_answer> once(
    transaction& tx, const repeatable_request& request,
    const std::function<result<json_value>()>& work
);

std::span<const query* const> idempotency_queries();

}
