#pragma once

#include "platform/db/events.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>

namespace foyer::notify {

// An event on its way to its handler.
struct errand {
    db::database& database;
    const db::outbox_event& event;
    timestamp at;
    const std::stop_token& stop; // what takes long watches it
};

// Who handles the events of a type. `handle` may see an event more than once; it throws when the
// event must be tried again later.
struct handler {
    std::string type;
    std::function<void(const errand&)> handle;
};

enum class outcome : std::uint8_t {
    done,
    postponed, // failed, and tried again later
    given_up   // failed too often: kept for the owner to see
};

inline constexpr int max_attempts = 12;

// How long an event waits after that many failed attempts: 1 minute, doubled each time, at most 6
// hours.
std::int64_t pause_ms_after(int attempts);

// Delivers the oldest event that is due at that moment; nothing when there is none. What a handler
// throws is written to the event and to the log. Throws db::failure when the database is in the
// way: the event comes again when its claim has run out.
std::optional<outcome> deliver_next(
    db::database& database, std::span<const handler> handlers, timestamp at,
    const std::stop_token& stop = {}
);

// Delivers what is due at that moment, at most 1000 events; returns how many were done.
int deliver_due(db::database& database, std::span<const handler> handlers, timestamp at);

}
