#pragma once

#include <csignal>
#include <memory>

namespace foyer::runtime {

// Made on a core's thread, which then says what happened before it dies when a fiber runs over the
// end of its stack: "stack overflow", the route and the id of the request. The process ends by
// SIGSEGV all the same, with its core dump. Other faults of memory end it as they always do.
class overflow_report {
public:
    overflow_report();
    ~overflow_report();
    overflow_report(const overflow_report&) = delete;
    overflow_report& operator=(const overflow_report&) = delete;

private:
    std::unique_ptr<char[]> stack_; // the fiber's own has no room left
    stack_t before_{};              // a sanitizer's
};

}
