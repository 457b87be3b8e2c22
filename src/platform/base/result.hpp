#pragma once

#include <boost/system/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace foyer {

// Why an operation was refused. Only failures that a caller can expect; a broken database or our
// own bug is never one of these (docs/architecture.md, "Failure").
enum class errc : std::uint8_t {
    invalid,         // the input breaks a rule; `fields` says where
    unauthenticated, // nobody is signed in
    forbidden,       // signed in, but not allowed
    not_found,       // no such thing, or not for this caller
    conflict,        // the state of the shop has moved on
    unprocessable,   // understood, but contradicts an earlier request (same idempotency key, other
                     // body)
    rate_limited,    // too often; try later
    too_large,       // more than a documented limit
    unavailable,     // a part of the system is down; try later
};

// One fault of one input field. `field` is the JSON path as the client wrote it
// ("items[0].quantity"), `code` is stable ("too_long"), `detail` is a value that helps (the limit,
// the new price).
struct field_error {
    std::string field;
    std::string code;
    std::string detail{};
};

// An expected failure. `code` is stable and public ("order.total_changed"); it must point to a
// literal. `message` is English, for developers; pages translate the code.
struct error {
    errc kind;
    std::string_view code;
    std::string message;
    std::vector<field_error> fields{};
};

// Needed by boost::system::result when value() is called on a failure, which is a bug of ours.
[[noreturn]] void throw_exception_from_error(const error& e, const boost::source_location& where);

// A value or the reason why there is none.
template <class T = void>
class [[nodiscard]] result : public boost::system::result<T, error> {
public:
    using boost::system::result<T, error>::result;
};

}

#define FOYER_CAT_(a, b) a##b
#define FOYER_CAT(a, b) FOYER_CAT_(a, b)

// FOYER_TRY(auto order, find_order(id)); returns the error to the caller, or binds the value.
#define FOYER_TRY(declaration, ...)                          \
    auto FOYER_CAT(try_, __LINE__) = (__VA_ARGS__);          \
    if (FOYER_CAT(try_, __LINE__).has_error())               \
        return std::move(FOYER_CAT(try_, __LINE__)).error(); \
    declaration = *std::move(FOYER_CAT(try_, __LINE__))

// FOYER_CHECK(reserve(tx, line)); the same for result<void>.
#define FOYER_CHECK(...)                                                      \
    do {                                                                      \
        auto check_result = (__VA_ARGS__);                                    \
        if (check_result.has_error()) return std::move(check_result).error(); \
    } while (false)
