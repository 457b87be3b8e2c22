#pragma once

#include "platform/base/timestamp.hpp"
#include "platform/json/value.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe.hpp>

#include <optional>
#include <string>

namespace foyer::db {

// What was answered to a request that carried a key. Added: the same order sent twice must be one
// order.
struct idempotency_key {
    std::string scope;                // who and what: route and caller
    std::string key;                  // chosen by the client
    std::string body_hash;            // SHA-256 of the request
    std::optional<json_value> answer; // written in the same transaction
    timestamp created_at;
};
BOOST_DESCRIBE_STRUCT(idempotency_key, (), (scope, key, body_hash, answer, created_at))

// The definition of `idempotency_keys`.
const schema::table_def& idempotency_key_table();

}
