#include "platform/api/failures.hpp"

#include "platform/db/failure.hpp"
#include "platform/runtime/await.hpp"

namespace foyer::api {

std::optional<http::failure_answer> failure_of(const std::exception& e) {
    if (dynamic_cast<const db::unavailable*>(&e) != nullptr)
        return http::failure_answer{
            {errc::unavailable, "database.unavailable", "the database cannot be reached"}, 5
        };
    if (dynamic_cast<const db::storage_read_only*>(&e) != nullptr)
        return http::failure_answer{
            {errc::unavailable, "storage.read_only", "the disk takes no writes now"}, 60
        };
    if (dynamic_cast<const db::storage_exhausted*>(&e) != nullptr)
        return http::failure_answer{
            {errc::unavailable, "storage.exhausted", "the disk is full"}, 60
        };
    if (dynamic_cast<const db::must_retry*>(&e) != nullptr)
        return http::failure_answer{
            {errc::unavailable, "database.busy", "others were faster too often"}, 1
        };
    if (dynamic_cast<const runtime::overloaded*>(&e) != nullptr)
        return http::failure_answer{
            {errc::unavailable, "server.overloaded", "too much work is waiting"}, 2
        };
    return std::nullopt;
}

}
