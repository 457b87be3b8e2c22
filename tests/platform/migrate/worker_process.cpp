#include "worker_process.hpp"

#include <array>
#include <charconv>
#include <fcntl.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace foyer::test {

namespace {

// A child whose output, both streams, comes through a pipe.
class worker {
public:
    explicit worker(std::vector<std::string> words) {
        words.insert(words.begin(), FOYER_TEST_MIGRATE_WORKER);
        std::vector<char*> list;
        for (auto& w : words) list.push_back(w.data());
        list.push_back(nullptr);
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        output_ = ends[0];
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
        const int fault = ::posix_spawn(&pid_, list[0], &actions, nullptr, list.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
        if (fault != 0) throw std::runtime_error("migrate_worker did not start");
    }

    worker_outcome wait() const {
        worker_outcome out;
        std::array<char, 4096> block{};
        for (ssize_t n = 0; (n = ::read(output_, block.data(), block.size())) > 0;)
            out.message.append(block.data(), static_cast<std::size_t>(n));
        ::close(output_);
        int state = 0;
        ::waitpid(pid_, &state, 0);
        out.killed = WIFSIGNALED(state) && WTERMSIG(state) == SIGKILL;
        out.exit = WIFEXITED(state) ? WEXITSTATUS(state) : -1;
        const auto& text = out.message;
        if (out.exit == 0) std::from_chars(text.data(), text.data() + text.size(), out.statements);
        return out;
    }

private:
    pid_t pid_{};
    int output_{};
};

}

worker_outcome run_worker(
    const std::string& url, const std::string& folder, const std::string& where, int kill_at
) {
    return worker({url, folder, where, std::to_string(kill_at)}).wait();
}

std::vector<worker_outcome> run_workers(
    int count, const std::string& url, const std::string& folder, const std::string& where
) {
    std::vector<worker> running;
    for (int i = 0; i < count; ++i)
        running.emplace_back(std::vector<std::string>{url, folder, where, "0"});
    std::vector<worker_outcome> out;
    for (const auto& w : running) out.push_back(w.wait());
    return out;
}

}
