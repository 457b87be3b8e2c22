#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string_view>

namespace foyer::migrate {

// A statement that is about to run: one of the file, or one of the runner's own around it (BEGIN,
// the note in the history, COMMIT).
struct statement_event {
    int version{};
    int part{}; // 1 is the first, also on the way back
    int parts{};
    std::string_view sql;
};

// Between two batches.
struct batch_event {
    int version{};
    int part{};
    int parts{};
    std::int64_t rows_done{};
    std::int64_t rows_left{}; // 0 when writers added more than there were at the beginning
};

struct run_options {
    // How long a statement waits for a lock before its whole part is undone and tried again later:
    // who waits for the lock of a table makes all that come after him wait too.
    std::chrono::milliseconds lock_timeout{5000};
    int lock_attempts{6};
    std::chrono::milliseconds lock_pause{1000}; // before the second attempt; then twice as long
    // For another program that deploys.
    std::chrono::milliseconds patience{std::chrono::minutes(10)};

    std::function<void(const statement_event&)> on_statement{};
    std::function<void(const batch_event&)> on_batch{};
};

}
