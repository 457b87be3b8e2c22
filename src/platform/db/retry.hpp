#pragma once

#include "platform/db/failure.hpp"
#include "platform/runtime/await.hpp"

#include <chrono>
#include <string>

namespace foyer::db {

constexpr int max_attempts = 10;

// Runs `work` again while it throws must_retry, with a growing pause; after the last attempt throws
// unavailable.
template <class F>
auto with_retries(F&& work) {
    for (int attempt = 1;; ++attempt) {
        std::string reason;
        try {
            return work();
        } catch (const must_retry& e) {
            reason = e.what();
        }
        if (attempt == max_attempts) throw unavailable("gave up after retries: " + reason);
        if (attempt > 1) runtime::sleep_for(std::chrono::milliseconds(attempt));
    }
}

}
