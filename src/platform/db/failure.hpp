#pragma once

#include <stdexcept>
#include <string>

// Failures of the database that no caller can expect; caught once, at dispatch. Stores translate
// only those that they promise in their comment (by constraint name).
namespace foyer::db {

struct failure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// The database cannot be reached, is shutting down or has no connection left: 503 with Retry-After.
struct unavailable : failure {
    using failure::failure;
};

// A lock was not free in time; others hold it.
struct lock_timeout : unavailable {
    using unavailable::unavailable;
};

// The disk is full or fails: 507 with Retry-After; nothing of the statement was kept.
struct storage_exhausted : failure {
    using failure::failure;
};

// The disk can be read, but takes no writes at all: 503 with Retry-After.
struct storage_read_only : storage_exhausted {
    using storage_exhausted::storage_exhausted;
};

// A constraint refused the row. `constraint` is its name, the same on both engines
// ("products_sku_key").
struct constraint_violation : failure {
    constraint_violation(const std::string& message, std::string name)
        : failure(message), constraint(std::move(name)) {}
    std::string constraint;
};

struct unique_violation : constraint_violation {
    using constraint_violation::constraint_violation;
};

struct foreign_key_violation : constraint_violation {
    using constraint_violation::constraint_violation;
};

struct check_violation : constraint_violation {
    using constraint_violation::constraint_violation;
};

// Another transaction was in the way (serialization, deadlock, busy): the transaction is run again,
// with a limit.
struct must_retry : failure {
    using failure::failure;
};

}
