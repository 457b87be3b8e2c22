#include "platform/db/idempotency.hpp"

namespace foyer::db {

namespace {

// Waits on PostgreSQL while another transaction holds the same key; on SQLite there is one writer.
constexpr query take_key{"idempotency.take_key", R"sql(
    INSERT INTO idempotency_keys (scope, key, body_hash, created_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (scope, key) DO NOTHING RETURNING key)sql"};

constexpr query find_answer{"idempotency.find_answer", R"sql(
    SELECT scope, key, body_hash, answer, created_at FROM idempotency_keys
    WHERE scope = $1 AND key = $2)sql"};

constexpr query keep_answer{"idempotency.keep_answer", R"sql(
    UPDATE idempotency_keys SET answer = $3 WHERE scope = $1 AND key = $2)sql"};

}

result<repeatable_answer> once(
    transaction& tx, const repeatable_request& request,
    const std::function<result<json_value>()>& work
) {
    const auto taken =
        tx.first<std::string>(take_key, request.scope, request.key, request.body_hash, request.at);
    if (!taken) {
        auto before = tx.first<idempotency_key>(find_answer, request.scope, request.key);
        if (!before) throw must_retry("the idempotency key was released in the meantime");
        if (before->body_hash != request.body_hash)
            return error{
                errc::unprocessable, "idempotency.key_reused",
                "this key was used for another request"
            };
        if (!before->answer) throw failure("an idempotency key without its answer");
        return repeatable_answer{*std::move(before->answer), true};
    }
    FOYER_TRY(auto body, work());
    tx.run(keep_answer, request.scope, request.key, body);
    return repeatable_answer{std::move(body), false};
}

std::span<const query* const> idempotency_queries() {
    static constexpr const query* list[] = {&take_key, &find_answer, &keep_answer};
    return list;
}

}
