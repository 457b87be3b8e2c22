#include "app/commands/migrate_progress.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

constexpr int longest_wait_seconds = 24 * 3600;

void add_seconds(
    CLI::App& verb, const char* option, const char* what, int least, std::chrono::milliseconds& into
) {
    verb.add_option_function<int>(
            option, [&into](int seconds) { into = std::chrono::seconds(seconds); }, what
    )
        ->check(CLI::Range(least, longest_wait_seconds))
        ->type_name("SECONDS");
}

}

migrate::step_function migrate_progress::on_step() {
    return [this](const migrate::migration& m) {
        name_ = migrate::file_stem(m.version, m.name);
        part_ = 0;
        show(1, 1);
    };
}

void migrate_progress::follow(migrate::run_options& how) {
    how.on_statement = [this](const migrate::statement_event& e) { show(e.part, e.parts); };
    how.on_batch = [this](const migrate::batch_event& e) {
        part_ = e.part;
        rows_done_ = e.rows_done;
        rows_in_all_ = e.rows_done + e.rows_left;
        show(e.part, e.parts);
    };
}

void migrate_progress::show(int part, int parts) {
    const auto what = parts > 1 ? fmt::format("{} part {} of {}", name_, part, parts) : name_;
    const bool counts = part == part_;
    line_.show(doing_, what, counts ? rows_done_ : 0, counts ? rows_in_all_ : 0);
}

void add_waiting_options(CLI::App& verb, migrate::run_options& how) {
    add_seconds(
        verb, "--lock-timeout",
        "how long a statement waits for a lock before its part is undone and tried again [5]", 1,
        how.lock_timeout
    );
    add_seconds(
        verb, "--patience", "how long to wait for another program that deploys [600]", 0,
        how.patience
    );
}

}
