#pragma once

#include "platform/runtime/await.hpp"

// Knows whether the code that runs now stands inside a transaction's closure, where only the
// transaction may be used and nobody may wait. The mark belongs to the thread while the closure's
// own code runs; a statement that makes its fiber wait takes the mark away meanwhile, so that
// neighbours on the same thread are not accused.
namespace foyer::db {

// Ends the program when the caller stands inside a closure: it must use the transaction.
void assert_outside_closure();

class closure_mark {
public:
    closure_mark();
    ~closure_mark();
    closure_mark(const closure_mark&) = delete;
    closure_mark& operator=(const closure_mark&) = delete;

private:
    const runtime::waiting_rule rule_{runtime::waiting_rule::kind::forbidden};
};

// While a statement of the transaction waits.
class closure_pause {
public:
    closure_pause();
    ~closure_pause();
    closure_pause(const closure_pause&) = delete;
    closure_pause& operator=(const closure_pause&) = delete;

private:
    const bool was_;
    const runtime::waiting_rule rule_{runtime::waiting_rule::kind::allowed};
};

}
