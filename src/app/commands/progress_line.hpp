#pragma once

#include "care/transfer/export_data.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
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

    // The same as functions for who does the work, which may be called as long as this is there:
    // with the name of what comes next, with what is done of how much, with the rows of a table.
    // `doing` must live as long.
    std::function<void(std::string_view what)> names(std::string_view doing);
    std::function<void(std::int64_t done, std::int64_t total)> count(std::string_view doing);
    transfer::progress_function tables();

private:
    const bool terminal_;
    bool shown_{};
    std::chrono::steady_clock::time_point next_{};
};

}
