#include "platform/db/idempotency_key.hpp"

#include "platform/schema/builder.hpp"

namespace foyer::db {

const schema::table_def& idempotency_key_table() {
    static const auto table = schema::table<idempotency_key>("idempotency_keys")
                                  .addition()
                                  .primary_key(&idempotency_key::scope, &idempotency_key::key)
                                  .index(&idempotency_key::created_at)
                                  .max_length(&idempotency_key::scope, 200)
                                  .max_length(&idempotency_key::key, 128)
                                  .build();
    return table;
}

}
