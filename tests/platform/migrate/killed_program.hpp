#pragma once

#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace foyer::test {

// Runs killed_program.cpp; whether SIGKILL has ended it. A process of its own: one that is forked
// from a test lacks the threads that the database works with.
inline bool is_killed(std::string what, std::string url, std::string folder, std::string place) {
    std::string program = FOYER_KILLED_PROGRAM;
    char* const words[] = {program.data(), what.data(),  url.data(),
                           folder.data(),  place.data(), nullptr};
    pid_t child = 0;
    int status = 0;
    if (::posix_spawn(&child, program.c_str(), nullptr, nullptr, words, environ) != 0) return false;
    return ::waitpid(child, &status, 0) == child && WIFSIGNALED(status);
}

}
