#include "app/serve.hpp"

#include "app/command_line.hpp"
#include "app/front.hpp"
#include "app/installation_secret.hpp"
#include "app/observation.hpp"
#include "app/readiness.hpp"
#include "app/routes.hpp"
#include "app/server/server.hpp"
#include "app/server/stop_signals.hpp"
#include "app/service_manager.hpp"
#include "app/tables.hpp"
#include "care/maintenance/purge.hpp"
#include "care/promote/marks.hpp"
#include "notify/dispatcher/dispatcher.hpp"
#include "notify/mail/mailer.hpp"
#include "notify/orders/order_mails.hpp"
#include "platform/api/context.hpp"
#include "platform/api/failures.hpp"
#include "platform/base/log.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/db/migrate/drift/start.hpp"
#include "platform/http/dispatch.hpp"
#include "platform/runtime/await.hpp"
#include "platform/runtime/cores.hpp"
#include "platform/schema/database_schema.hpp"
#include "site/routes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <sys/resource.h>

namespace foyer::app {

namespace {

constexpr std::chrono::milliseconds drain_time{10'000};

void split_endpoint(const std::string& endpoint, std::string& address, std::uint16_t& port) {
    const auto colon = endpoint.rfind(':');
    if (colon == std::string::npos) return;
    address = endpoint.substr(0, colon);
    std::from_chars(endpoint.data() + colon + 1, endpoint.data() + endpoint.size(), port);
}

server_options server_options_of(const configuration& c, std::shared_ptr<tls_identity> tls) {
    server_options options;
    split_endpoint(c.listen, options.address, options.port);
    split_endpoint(c.tls_listen, options.tls_address, options.tls_port);
    options.tls = std::move(tls);
    options.handed = take_handed_sockets();
    options.behind_proxy = c.behind_proxy;
    options.connections_per_address = static_cast<std::size_t>(c.connections_per_address);
    options.max_bodies_bytes = static_cast<std::size_t>(c.request_memory_mb) << 20;
    return options;
}

// The address of this program that links in mails and pages begin with. Never the Host of a
// request: kept pages are everybody's, and anybody may send any Host.
std::string public_url_of(const configuration& c) {
    if (!c.public_url.empty()) return c.public_url;
    return speaks_tls(c) && !c.tls_listen.empty() ? "https://" + c.tls_listen
                                                  : "http://" + c.listen;
}

// One dispatcher a core, each used only by its own thread.
class dispatchers {
public:
    dispatchers(const configuration& c, const http::dispatch_options& options, int cores)
        : front_(c) {
        for (int core = 0; core < cores; ++core)
            list_.push_back(std::make_unique<http::dispatcher>(options, core));
    }

    handler as_handler() {
        return {
            .try_cached =
                [this](const http::request& r) {
                    auto first = front_.answer(r);
                    return first ? std::move(first) : here().answer_at_once(r);
                },
            .handle = [this](const http::request& r) { return here().answer(r); },
            .max_body = [this](const http::request& r
                        ) { return here().body_limit(r.method, r.path()); },
        };
    }

    api::metrics_source figures() const {
        return [this](std::string& out) {
            http::write_metric_head(out, "foyer_cache_bytes", "gauge", "Kept answers by core");
            for (std::size_t core = 0; core < list_.size(); ++core)
                http::write_metric(
                    out, "foyer_cache_bytes", fmt::format("core=\"{}\"", core),
                    std::uint64_t{list_[core]->kept().bytes()}
                );
        };
    }

private:
    http::dispatcher& here() { return *list_[static_cast<std::size_t>(runtime::core_index())]; }

    const front front_;
    std::vector<std::unique_ptr<http::dispatcher>> list_;
};

notify::mailer_options mailer_options_of(const configuration& c) {
    return {
        .server = {.url = c.smtp_url, .user = c.smtp_user, .password = c.smtp_password},
        .folder = c.data / "outbox",
    };
}

notify::order_mail_options order_mail_options_of(const configuration& c) {
    return {.sender = c.mail_from, .owner = c.owner_email, .public_url = c.public_url};
}

// Everything that runs while the program serves, in the order in which it is made.
struct running {
    explicit running(const configuration& c, std::unique_ptr<db::database> opened)
        : database(std::move(opened)),
          router(all_routes()),
          metrics(router, c.threads),
          cores({.cores = c.threads}),
          answers(c, dispatch_options(c), c.threads),
          tls(speaks_tls(c) ? std::make_shared<tls_identity>(c.tls_certificate, c.tls_key) : nullptr
          ),
          services(services_of(c)),
          mail(mailer_options_of(c)),
          events(*database, notify::order_mail_handlers(mail, order_mail_options_of(c))),
          listening(cores, server_options_of(c, tls), answers.as_handler()) {}

    api::services services_of(const configuration& c) {
        return {
            .db = *database,
            .router = router,
            .metrics = metrics,
            .limiter = limiter,
            .readiness = readiness_checks(*database, c),
            .metrics_sources =
                {database_figures(*database), runtime_figures(cores), server_figures(listening),
                 answers.figures(), certificate_figures(tls)},
            .version = FOYER_VERSION,
            .public_url = public_url_of(c),
            .address_key = installation_secret(c.data),
        };
    }

    http::dispatch_options dispatch_options(const configuration& c) {
        return {
            .router = router,
            .metrics = metrics,
            .limiter = limiter,
            .make_context = [this](const http::call_start& start
                            ) { return std::make_unique<api::context>(start, services); },
            .translate = api::failure_of,
            .error_page = site::error_page,
            .in_background = [this](
                                 std::function<void()> work, std::function<void()> done
                             ) { return in_background(std::move(work), std::move(done)); },
            .cache_bytes = static_cast<std::size_t>(c.cache_mb) << 20,
        };
    }

    // A fiber of the core that asks waits for the pool. A full pool leaves the work undone.
    bool in_background(std::function<void()> work, std::function<void()> done) {
        return cores.spawn(runtime::core_index(), [work = std::move(work), done = std::move(done)] {
            try {
                runtime::offload(work);
            } catch (const std::exception& e) {
                spdlog::debug("an answer stays without its brotli form: {}", e.what());
            }
            done();
        });
    }

    std::unique_ptr<db::database> database;
    http::router router;
    http::metrics metrics;
    http::rate_limiter limiter;
    runtime::cores cores;
    dispatchers answers;
    std::shared_ptr<tls_identity> tls; // empty without TLS
    api::services services;
    notify::mailer mail;
    notify::dispatcher events;
    server listening; // last: requests come as soon as it is there
};

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
    if (const auto moved = promote::mark_problem(*database); !moved.empty())
        return error{errc::conflict, "promote.moved", moved};
    FOYER_CHECK(make_schema_ready(*database));
    running all(c, std::move(database));
    spdlog::info(
        "serving on {}:{} with {} threads", c.listen.substr(0, c.listen.rfind(':')),
        all.listening.port(), c.threads
    );
    if (all.tls != nullptr)
        spdlog::info(
            "TLS on port {}, with a certificate good until {}", all.listening.tls_port(),
            day_of(all.tls->expires_at_s())
        );
    all.events.start();
    all.cores.spawn(0, [&all] { keep_tidy(*all.database); });
    say_ready();
    const int signal = wait_for_end(signals, all);
    say_stopping();
    spdlog::info("signal {}: finishing the answers under way", signal);
    const bool drained = all.listening.drain(drain_time);
    all.events.stop();
    const bool stopped = all.cores.stop(std::chrono::seconds(1));
    if (!drained) spdlog::warn("some answers were cut off");
    if (stopped) return int{exit_done};
    spdlog::warn("some requests did not end: leaving without them");
    spdlog::shutdown();
    std::_Exit(exit_refused);
}

}
