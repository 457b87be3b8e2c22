#pragma once

#include <chrono>
#include <string_view>

namespace foyer::runtime {

class core;

// Stands at the beginning of what a core's loop calls. A turn that holds the loop for longer than
// core_options::stall_time is counted and logged: everybody else of that core has waited for it.
// Turns inside of a turn are part of it; on other threads nothing is measured.
class loop_turn {
public:
    loop_turn();
    ~loop_turn();
    loop_turn(const loop_turn&) = delete;
    loop_turn& operator=(const loop_turn&) = delete;

private:
    core* const home_;
};

// When this turn began; where there is none, what time it is. Spares whoever can do with that a
// look at the clock.
std::chrono::steady_clock::time_point turn_began();

// Says for the log what this turn does, and each later turn of this fiber. The text must stay for
// as long as the program runs. `asked`: the id of the request, for the report of a crash and for
// the database.
void name_turn(std::string_view what, std::string_view asked = {});

// The id of the request for which this fiber works, as name_turn was told; empty elsewhere.
std::string_view asked_by();

}
