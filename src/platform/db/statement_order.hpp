#pragma once

#include <exception>

namespace foyer::db {

// The rules of a transaction in which a statement failed, the same on both engines: a failed
// statement ends the transaction, whoever catches its exception; later statements and the commit
// throw the first failure again; the failure of a queued statement shows at the next statement with
// a result or at the commit.
class statement_order {
public:
    // Throws the first failure, if there was one.
    void check() const {
        if (failure_) std::rethrow_exception(failure_);
    }

    bool failed() const { return failure_ != nullptr; }
    std::exception_ptr failure() const { return failure_; }
    void fail(std::exception_ptr why) {
        if (!failure_) failure_ = std::move(why);
    }

    // Runs a statement; what it throws is remembered and thrown.
    template <class F>
    auto watch(F&& statement) {
        try {
            return statement();
        } catch (...) {
            fail(std::current_exception());
            throw;
        }
    }

    // Runs a statement; what it throws is remembered only.
    template <class F>
    void keep(F&& statement) {
        try {
            statement();
        } catch (...) {
            fail(std::current_exception());
        }
    }

private:
    std::exception_ptr failure_;
};

}
