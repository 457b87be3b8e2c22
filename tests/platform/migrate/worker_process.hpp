#pragma once

#include <string>
#include <vector>

namespace foyer::test {

// A run of migrate_worker.
struct worker_outcome {
    bool killed{}; // by SIGKILL
    int exit{};
    int statements{}; // when it came to its end
    std::string message;
};

worker_outcome run_worker(
    const std::string& url, const std::string& folder, const std::string& where, int kill_at
);

// Several at the same time, without a kill.
std::vector<worker_outcome> run_workers(
    int count, const std::string& url, const std::string& folder, const std::string& where
);

}
