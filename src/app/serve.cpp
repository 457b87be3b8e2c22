#include "app/serve.hpp"

#include "app/command_line.hpp"
#include "app/running.hpp"
#include "app/server/stop_signals.hpp"
#include "app/service_manager.hpp"
#include "app/tables.hpp"
#include "care/maintenance/purge.hpp"
#include "care/promote/marks.hpp"
#include "platform/base/log.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/db/migrate/drift/start.hpp"
#include "platform/runtime/await.hpp"
#include "platform/schema/database_schema.hpp"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <sys/resource.h>
#include <unistd.h>

namespace foyer::app {

namespace {

// How long a stop waits for answers, for an event that is being delivered, for fibers.
constexpr std::chrono::milliseconds drain_time{10'000};
constexpr std::chrono::milliseconds events_time{3'000};
constexpr std::chrono::milliseconds fibers_time{1'000};
// And for all of it, with the closing of the database.
constexpr unsigned stop_seconds = 20;

// Says in the log what was mended and what is only noticed.
result<> make_schema_ready(db::database& db) {
    FOYER_TRY(const auto history, migrate::embedded_migrations(db.which()));
    FOYER_TRY(
        const auto notes, migrate::make_ready(db, history, schema::make_schema(all_tables()))
    );
    for (const auto& f : notes.restored)
        spdlog::warn("another tool had changed this, it is put back: {}", f.object);
    for (const auto& f : notes.harmless)
        spdlog::info("the database differs from the code (`foyer migrate diff`): {}", f.object);
    return {};
}

// The regular work, in a fiber of its own until the program stops.
void keep_tidy(db::database& db) {
    for (auto pause = std::chrono::minutes(1); !runtime::stopping();
         pause = std::chrono::hours(1)) {
        runtime::sleep_for(pause);
        if (runtime::stopping()) return;
        try {
            spdlog::info("{} expired rows deleted", maintenance::purge(db, now()).all());
        } catch (const std::exception& e) {
            spdlog::warn("expired rows stay for now: {}", e.what());
        }
    }
}

// A connection is a descriptor; what the administrator allows at most is meant to be used.
void raise_descriptor_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

// A file that may not grow is an answer of 507, not the end of the program.
void survive_file_size_limit() { std::signal(SIGXFSZ, SIG_IGN); }

std::string day_of(std::int64_t seconds) { return to_iso(timestamp{seconds * 1000}).substr(0, 10); }

void read_certificate_again(tls_identity& tls) {
    if (const auto read = tls.reload(); read.has_error())
        spdlog::error("the certificate stays the old one: {}", read.error().message);
    else
        spdlog::info("the certificate was read again, good until {}", day_of(tls.expires_at_s()));
}

// Looks after the program until a signal says stop.
int wait_for_end(const stop_signals& signals, running& all) {
    constexpr std::chrono::milliseconds look_time{1000};
    watchdog alive(all.cores, say_alive);
    const auto wanted = watchdog_time();
    const auto pause = wanted ? std::min(look_time, *wanted / 4) : look_time;
    while (true) {
        const int signal = signals.wait(pause);
        if (signal != 0 && signal != SIGHUP) return signal;
        if (wanted) alive.look();
        const bool asked = signal == SIGHUP;
        if (asked) say_reloading();
        if (all.tls != nullptr && (asked || all.tls->files_changed()))
            read_certificate_again(*all.tls);
        if (asked) say_ready();
    }
}

// Whatever hangs then, a disk or a log that nobody reads: nothing that was acknowledged is lost.
void leave_in_time() {
    std::signal(SIGALRM, [](int) { std::_Exit(exit_refused); });
    ::alarm(stop_seconds);
}

// Lets everything under way come to its end; false when something did not.
bool finish(running& all) {
    if (!all.listening.drain(drain_time)) spdlog::warn("some answers were cut off");
    const bool delivered = all.events.stop(events_time);
    return all.cores.stop(fibers_time) && delivered;
}

}

result<int> serve(const configuration& c) {
    if (!c.log_file.empty())
        log_to_file(
            c.log_file, static_cast<std::size_t>(c.log_file_mb) << 20,
            static_cast<std::size_t>(c.log_files)
        );
    const stop_signals signals;
    raise_descriptor_limit();
    survive_file_size_limit();
    auto database = db::database::open(
        {.url = c.database, .cores = c.threads, .serves = true, .trace_reads = c.trace_reads}
    );
    {
        const stop_signals::at_once nothing_to_finish(signals);
        if (const auto moved = promote::mark_problem(*database); !moved.empty())
            return error{errc::conflict, "promote.moved", moved};
        FOYER_CHECK(make_schema_ready(*database));
    }
    running all(c, std::move(database));
    if (all.tls != nullptr && all.listening.tls_address().empty())
        throw configuration_error(
            "tls_certificate is set, but nothing listens for TLS: set tls_listen"
        );
    spdlog::info("serving on {} with {} threads", all.listening.address(), c.threads);
    if (all.tls != nullptr)
        spdlog::info(
            "TLS on {}, with a certificate good until {}", all.listening.tls_address(),
            day_of(all.tls->expires_at_s())
        );
    all.events.start();
    all.cores.spawn(0, [&all] { keep_tidy(*all.database); });
    say_ready();
    const int signal = wait_for_end(signals, all);
    leave_in_time();
    say_stopping();
    spdlog::info("signal {}: finishing the answers under way", signal);
    if (finish(all)) return int{exit_done};
    spdlog::warn("some work did not end: leaving without it");
    spdlog::shutdown();
    std::_Exit(exit_refused);
}

}
