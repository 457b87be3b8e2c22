#include "platform/db/platform_queries.hpp"

#include "platform/db/events.hpp"
#include "platform/db/idempotency.hpp"

namespace foyer::db {

std::vector<const query*> platform_queries() {
    const auto outbox = events::queries();
    const auto keys = idempotency_queries();
    std::vector<const query*> list(outbox.begin(), outbox.end());
    list.insert(list.end(), keys.begin(), keys.end());
    return list;
}

}
