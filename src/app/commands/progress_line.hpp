#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace foyer::app {

// One line on standard error that is written over and over while something takes its time, and is
// gone at the end. Shows nothing when standard error is no terminal.
class progress_line {
public:
    progress_line();
    ~progress_line();
    progress_line(const progress_line&) = delete;
    progress_line& operator=(const progress_line&) = delete;

    // "writing products  12000 / 50000"; ten times a second at most. Without a total only the
    // words.
    void show(std::string_view doing, std::string_view what, std::int64_t done, std::int64_t total);

private:
    const bool terminal_;
    bool shown_{};
    std::chrono::steady_clock::time_point next_{};
};

}
