// A program that deploys or goes back and ends by SIGKILL before one of its statements, as it would
// by kill -9 or a power cut:
//
//     migrate_worker URL FOLDER deploy|VERSION KILL_AT
//
// FOLDER is like the source tree's migrations/, VERSION where a rollback arrives, KILL_AT the
// number of the statement before which it dies, 0 for none. Prints how many statements there were.
#include "platform/db/failure.hpp"
#include "platform/db/migrate/runner.hpp"

#include <charconv>
#include <csignal>
#include <cstdio>
#include <span>
#include <string>

namespace {

using namespace foyer;

int number_in(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

int refused(const error& e) {
    std::fprintf(stderr, "%s: %s\n", std::string(e.code).c_str(), e.message.c_str());
    return 1;
}

int run(std::span<char*> words) {
    const auto db = db::database::open({.url = words[1], .create = true});
    const auto history = migrate::read_migrations(words[2], db->which());
    if (history.has_error()) return refused(history.error());
    const std::string_view where = words[3];
    const int kill_at = number_in(words[4]);
    int statements = 0;
    migrate::run_options how;
    how.on_statement = [&](const migrate::statement_event&) {
        if (++statements == kill_at) std::raise(SIGKILL);
    };
    if (where == "deploy") {
        const auto done = migrate::deploy(*db, *history, {}, how);
        if (done.has_error()) return refused(done.error());
    } else {
        const auto done = migrate::rollback(*db, *history, {number_in(where), true, how});
        if (done.has_error()) return refused(done.error());
    }
    std::printf("%d\n", statements);
    return 0;
}

}

int main(int argc, char** argv) {
    try {
        if (argc == 5) return run({argv, static_cast<std::size_t>(argc)});
        std::fputs("usage: migrate_worker URL FOLDER deploy|VERSION KILL_AT\n", stderr);
    } catch (const db::failure& e) {
        std::fprintf(stderr, "%s\n", e.what());
    }
    return 2;
}
