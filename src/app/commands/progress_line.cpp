#include "app/commands/progress_line.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <unistd.h>

namespace foyer::app {

namespace {

constexpr std::chrono::milliseconds pause{100};
constexpr auto erase_line = "\r\033[K";

}

progress_line::progress_line() : terminal_(isatty(STDERR_FILENO) != 0) {}

progress_line::~progress_line() {
    if (shown_) fmt::print(stderr, "{}", erase_line);
}

void progress_line::show(
    std::string_view doing, std::string_view what, std::int64_t done, std::int64_t total
) {
    const auto now = std::chrono::steady_clock::now();
    if (!terminal_ || now < next_) return;
    next_ = now + pause;
    shown_ = true;
    fmt::print(stderr, "{}{} {}", erase_line, doing, what);
    if (total > 0) fmt::print(stderr, "  {} / {} rows", done, total);
    std::fflush(stderr);
}

std::function<void(std::string_view)> progress_line::names(std::string_view doing) {
    return [this, doing](std::string_view what) { show(doing, what, 0, 0); };
}

std::function<void(std::int64_t, std::int64_t)> progress_line::count(std::string_view doing) {
    return [this, doing](std::int64_t done, std::int64_t total) { show(doing, "", done, total); };
}

transfer::progress_function progress_line::tables() {
    return [this](const transfer::progress& p) { show(p.doing, p.table, p.rows, p.total); };
}

}
