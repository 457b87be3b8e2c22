#include "platform/db/closure_guard.hpp"

#include "platform/base/assert.hpp"

#include <utility>

namespace foyer::db {

namespace {

thread_local bool inside = false;

}

void assert_outside_closure() {
    FOYER_ASSERT(!inside, "a transaction's closure uses only its transaction");
}

closure_mark::closure_mark() {
    assert_outside_closure();
    inside = true;
}

closure_mark::~closure_mark() { inside = false; }

closure_pause::closure_pause() : was_(std::exchange(inside, false)) {}

closure_pause::~closure_pause() { inside = was_; }

}
