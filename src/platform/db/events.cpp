#include "platform/db/events.hpp"

#include <algorithm>
#include <tuple>

namespace foyer::db::events {

namespace {

constexpr query insert_event{"events.append", R"sql(
    INSERT INTO outbox_events (id, type, payload, created_at, available_at, attempts)
    VALUES ($1, $2, $3, $4, $4, 0))sql"};

// What is due, in the order of the index on (processed_at, available_at): waiting events are never
// sorted, however many there are. Several programs may deliver from one PostgreSQL; each skips what
// another one has just taken. An array there, for a plan that knows no limit would read all events.
#define FOYER_DUE_EVENTS                                       \
    "SELECT id FROM outbox_events WHERE processed_at IS NULL " \
    "AND failed_at IS NULL AND available_at <= $1 "            \
    "AND (claimed_until IS NULL OR claimed_until <= $1) "      \
    "ORDER BY processed_at, available_at, id LIMIT $3"
#define FOYER_CLAIM "UPDATE outbox_events SET claimed_until = $2, attempts = attempts + 1 WHERE id "
#define FOYER_CLAIMED                                                    \
    " RETURNING id, type, payload, created_at, available_at, attempts, " \
    "last_error, claimed_until, processed_at, failed_at"

constexpr query claim_events{
    "events.claim",
    FOYER_CLAIM "= ANY (ARRAY(" FOYER_DUE_EVENTS " FOR UPDATE SKIP LOCKED))" FOYER_CLAIMED,
    FOYER_CLAIM "IN (" FOYER_DUE_EVENTS ")" FOYER_CLAIMED
};

#undef FOYER_DUE_EVENTS
#undef FOYER_CLAIM
#undef FOYER_CLAIMED

constexpr query set_done{"events.mark_done", R"sql(
    UPDATE outbox_events SET processed_at = $2, claimed_until = NULL WHERE id = $1)sql"};

constexpr query set_failed{"events.mark_failed", R"sql(
    UPDATE outbox_events SET last_error = $2, available_at = $3, claimed_until = NULL
    WHERE id = $1)sql"};

constexpr query set_given_up{"events.give_up", R"sql(
    UPDATE outbox_events SET last_error = $2, failed_at = $3, claimed_until = NULL
    WHERE id = $1)sql"};

constexpr query count_events{"events.count_backlog", R"sql(
    SELECT COUNT(*) - COUNT(failed_at) AS waiting, COUNT(failed_at) AS failed
    FROM outbox_events WHERE processed_at IS NULL)sql"};

// What the column takes, without half a character at the end.
std::string_view shortened(std::string_view reason) {
    constexpr std::size_t max_bytes = 1000;
    if (reason.size() <= max_bytes) return reason;
    auto end = max_bytes;
    while (end > 0 && (static_cast<unsigned char>(reason[end]) & 0xC0) == 0x80) --end;
    return reason.substr(0, end);
}

}

void append(transaction& tx, std::string_view type, const json_value& payload, timestamp at) {
    tx.run(insert_event, new_id<outbox_event>(), type, payload, at);
}

std::vector<outbox_event> claim_due(database& db, int limit, std::int64_t lease_ms, timestamp at) {
    auto claimed = db.transaction([&](transaction& tx) {
        return tx.all<outbox_event>(claim_events, at, at + lease_ms, limit);
    });
    // RETURNING promises no order.
    std::ranges::sort(claimed, {}, [](const outbox_event& e) {
        return std::tie(e.available_at, e.id);
    });
    return claimed;
}

void mark_done(session& s, const id_of<outbox_event>& id, timestamp at) { s.run(set_done, id, at); }

void mark_failed(
    database& db, const id_of<outbox_event>& id, std::string_view reason, timestamp again_at
) {
    db.run(set_failed, id, shortened(reason), again_at);
}

void give_up(database& db, const id_of<outbox_event>& id, std::string_view reason, timestamp at) {
    db.run(set_given_up, id, shortened(reason), at);
}

backlog count_backlog(session& s) { return s.first<backlog>(count_events).value_or(backlog{}); }

std::span<const query* const> queries() {
    static constexpr const query* list[] = {
        &insert_event, &claim_events, &set_done, &set_failed, &set_given_up, &count_events,
    };
    return list;
}

}
