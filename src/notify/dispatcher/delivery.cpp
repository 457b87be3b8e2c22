#include "notify/dispatcher/delivery.hpp"

#include "platform/base/log.hpp"

#include <algorithm>
#include <exception>
#include <string_view>

namespace foyer::notify {

namespace {

constexpr std::int64_t claim_ms = minutes_ms(2);
constexpr int max_in_a_pass = 1000;

// Why the handler failed, or nothing.
std::optional<std::string> failure_of(std::span<const handler> handlers, const errand& d) {
    const auto found = std::ranges::find(handlers, d.event.type, &handler::type);
    if (found == handlers.end()) return std::nullopt;
    try {
        found->handle(d);
        return std::nullopt;
    } catch (const std::exception& e) {
        return e.what();
    }
}

outcome write_failure(const errand& d, std::string_view reason) {
    const auto& event = d.event;
    if (event.attempts >= max_attempts) {
        db::events::give_up(d.database, event.id, reason, d.at);
        spdlog::error(
            "event {} ({}) is given up after {} attempts: {}", event.id.value, event.type,
            event.attempts, reason
        );
        return outcome::given_up;
    }
    const auto again_at = d.stop.stop_requested() ? d.at : d.at + pause_ms_after(event.attempts);
    db::events::mark_failed(d.database, event.id, reason, again_at);
    spdlog::warn(
        "event {} ({}) failed, attempt {}: {}", event.id.value, event.type, event.attempts, reason
    );
    return outcome::postponed;
}

}

std::int64_t pause_ms_after(int attempts) {
    constexpr int doublings_to_the_longest = 9;
    const int doublings = std::clamp(attempts - 1, 0, doublings_to_the_longest);
    return std::min(minutes_ms(1) << doublings, hours_ms(6));
}

std::optional<outcome> deliver_next(
    db::database& database, std::span<const handler> handlers, timestamp at,
    const std::stop_token& stop
) {
    const auto claimed = db::events::claim_due(database, 1, claim_ms, at);
    if (claimed.empty()) return std::nullopt;
    const errand d{database, claimed.front(), at, stop};
    // An event whose attempts never came to an end takes the program down with it.
    if (d.event.attempts > max_attempts) return write_failure(d, "no attempt came to an end");
    if (const auto failure = failure_of(handlers, d)) return write_failure(d, *failure);
    db::events::mark_done(database, d.event.id, at);
    return outcome::done;
}

int deliver_due(db::database& database, std::span<const handler> handlers, timestamp at) {
    int done = 0;
    for (int i = 0; i < max_in_a_pass; ++i) {
        const auto reached = deliver_next(database, handlers, at);
        if (!reached) break;
        if (*reached == outcome::done) ++done;
    }
    return done;
}

}
