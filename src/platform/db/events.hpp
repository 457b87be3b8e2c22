#pragma once

#include "platform/db/database.hpp"
#include "platform/db/outbox_event.hpp"

#include <span>
#include <string_view>
#include <vector>

// The outbox: what must happen elsewhere is written in the transaction that causes it, and
// delivered afterwards, at least once. Any wing may append; notify delivers.
namespace foyer::db::events {

// Appends an event to the transaction. `payload` holds ids, no personal data.
void append(
    transaction& tx, std::string_view type, const json_value& payload, timestamp at = now()
);

// Takes up to `limit` events that are due, oldest first, for `lease_ms`; nobody else gets them
// until then. Each counts as an attempt.
std::vector<outbox_event> claim_due(database& db, int limit, std::int64_t lease_ms, timestamp at);

// In a transaction when other work must be kept or lost together with it.
void mark_done(session& s, const id_of<outbox_event>& id, timestamp at);

// The attempt failed; the next one is not before `again_at`.
void mark_failed(
    database& db, const id_of<outbox_event>& id, std::string_view reason, timestamp again_at
);

// The event is not tried again; it stays for the owner to see.
void give_up(database& db, const id_of<outbox_event>& id, std::string_view reason, timestamp at);

// How many wait, and how many were given up; for metrics.
struct backlog {
    std::int64_t waiting{};
    std::int64_t failed{};
};
backlog count_backlog(session& s);

std::span<const query* const> queries();

BOOST_DESCRIBE_STRUCT(backlog, (), (waiting, failed))

}
