#include "care/maintenance/purge.hpp"

namespace foyer::maintenance {

namespace {

constexpr std::int64_t rows_at_once = 1000;

constexpr db::query delete_carts{"maintenance.delete_carts", R"sql(
    DELETE FROM customers WHERE id IN (
        SELECT c.id FROM customers c
        WHERE c.cart_token_hash IS NOT NULL AND c.guest_phone IS NULL AND c.user_id IS NULL AND
            c.order_count = 0
            AND c.updated_at < $1
            AND NOT EXISTS (SELECT 1 FROM cart_items i WHERE i.customer_id = c.id AND i.updated_at
                >= $1)
            AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)
            AND NOT EXISTS (SELECT 1 FROM service_requests s WHERE s.customer_id = c.id)
            AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.customer_id = c.id)
        LIMIT 1000))sql"};

constexpr db::query delete_idempotency_keys{"maintenance.delete_idempotency_keys", R"sql(
    DELETE FROM idempotency_keys WHERE (scope, key) IN (
        SELECT scope, key FROM idempotency_keys WHERE created_at < $1 LIMIT 1000))sql"};

constexpr db::query delete_events{"maintenance.delete_events", R"sql(
    DELETE FROM outbox_events WHERE id IN (
        SELECT id FROM outbox_events WHERE processed_at < $1 LIMIT 1000))sql"};

constexpr db::query delete_sessions{"maintenance.delete_sessions", R"sql(
    DELETE FROM user_sessions WHERE id IN (
        SELECT id FROM user_sessions WHERE expires_at < $1 LIMIT 1000))sql"};

constexpr db::query delete_password_resets{"maintenance.delete_password_resets", R"sql(
    DELETE FROM password_resets WHERE id IN (
        SELECT id FROM password_resets WHERE expires_at < $1 LIMIT 1000))sql"};

constexpr db::query delete_cache_entries{"maintenance.delete_cache_entries", R"sql(
    DELETE FROM cache_entries WHERE key IN (
        SELECT key FROM cache_entries WHERE expires_at < $1 LIMIT 1000))sql"};

std::int64_t delete_all(db::database& db, const db::query& q, timestamp before) {
    std::int64_t deleted = 0;
    for (auto n = rows_at_once; n == rows_at_once; deleted += n) n = db.change(q, before);
    return deleted;
}

}

purged purge(db::database& db, timestamp at) {
    return {
        .carts = delete_all(db, delete_carts, at - keep_cart_ms),
        .idempotency_keys = delete_all(db, delete_idempotency_keys, at - keep_idempotency_key_ms),
        .events = delete_all(db, delete_events, at - keep_delivered_event_ms),
        .sessions = delete_all(db, delete_sessions, at),
        .password_resets = delete_all(db, delete_password_resets, at),
        .cache_entries = delete_all(db, delete_cache_entries, at),
    };
}

std::span<const db::query* const> queries() {
    static constexpr const db::query* list[] = {
        &delete_carts,    &delete_idempotency_keys, &delete_events,
        &delete_sessions, &delete_password_resets,  &delete_cache_entries,
    };
    return list;
}

}
