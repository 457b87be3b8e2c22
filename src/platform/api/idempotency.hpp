#pragma once

#include "platform/api/context.hpp"
#include "platform/db/idempotency.hpp"
#include "platform/json/decode.hpp"
#include "platform/json/writer.hpp"

#include <functional>
#include <optional>
#include <string_view>

namespace foyer::api {

// The request of this call, if it carries an Idempotency-Key (or a form its hidden field): scope is
// the route and `caller` (an id or another text that only this caller has), the hash covers
// everything that was asked.
std::optional<db::repeatable_request> repeatable_of(const context& c, std::string_view caller);

// Runs `work` in one transaction. With an idempotency key it runs at most once for that key:
// repeated requests get the first answer. `work` may run again after a conflict of transactions, so
// it touches nothing but the transaction.
template <class Answer>
result<Answer> once(
    context& c, std::string_view caller, const std::function<result<Answer>(db::transaction&)>& work
) {
    const auto request = repeatable_of(c, caller);
    if (!request) return c.db.transaction(work);
    auto answer = c.db.transaction([&](db::transaction& tx) {
        return db::once(tx, *request, [&]() -> result<json_value> {
            FOYER_TRY(const auto made, work(tx));
            return json_value{json::to_json(made)};
        });
    });
    if (answer.has_error()) return std::move(answer).error();
    return json::read<Answer>(answer->body.text);
}

}
