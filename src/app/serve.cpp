#include "app/serve.hpp"

#include "app/command_line.hpp"
#include "app/installation_secret.hpp"
#include "app/observation.hpp"
#include "app/readiness.hpp"
#include "app/routes.hpp"
#include "app/server/server.hpp"
#include "app/server/stop_signals.hpp"
#include "care/maintenance/purge.hpp"
#include "notify/dispatcher/dispatcher.hpp"
#include "notify/mail/mailer.hpp"
#include "notify/orders/order_mails.hpp"
#include "platform/api/context.hpp"
#include "platform/api/failures.hpp"
#include "platform/base/log.hpp"
#include "platform/http/dispatch.hpp"
#include "platform/runtime/await.hpp"
#include "platform/runtime/cores.hpp"
#include "site/routes.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <memory>

namespace foyer::app {

namespace {

constexpr std::chrono::milliseconds drain_time{10'000};

server_options server_options_of(const configuration& c) {
    server_options options;
    const auto colon = c.listen.rfind(':');
    options.address = c.listen.substr(0, colon);
    std::from_chars(c.listen.data() + colon + 1, c.listen.data() + c.listen.size(), options.port);
    options.behind_proxy = c.behind_proxy;
    return options;
}

// One dispatcher a core, each used only by its own thread.
class dispatchers {
public:
    dispatchers(const http::dispatch_options& options, int cores) {
        for (int core = 0; core < cores; ++core)
            list_.push_back(std::make_unique<http::dispatcher>(options, core));
    }

    handler as_handler() {
        return {
            .try_cached = [this](const http::request& r) { return here().answer_at_once(r); },
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
          answers(dispatch_options(c), c.threads),
          services(services_of(c)),
          mail(mailer_options_of(c)),
          events(*database, notify::order_mail_handlers(mail, order_mail_options_of(c))),
          listening(cores, server_options_of(c), answers.as_handler()) {}

    api::services services_of(const configuration& c) {
        return {
            .db = *database,
            .router = router,
            .metrics = metrics,
            .limiter = limiter,
            .readiness = readiness_checks(*database, c),
            .metrics_sources =
                {database_figures(*database), runtime_figures(cores), server_figures(listening),
                 answers.figures()},
            .version = FOYER_VERSION,
            // Never the Host of a request: kept pages are everybody's, and anybody may send any
            // Host.
            .public_url = c.public_url.empty() ? "http://" + c.listen : c.public_url,
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
            .cache_bytes = static_cast<std::size_t>(c.cache_mb) << 20,
        };
    }

    std::unique_ptr<db::database> database;
    http::router router;
    http::metrics metrics;
    http::rate_limiter limiter;
    runtime::cores cores;
    dispatchers answers;
    api::services services;
    notify::mailer mail;
    notify::dispatcher events;
    server listening; // last: requests come as soon as it is there
};

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

}

int serve(const configuration& c) {
    const stop_signals signals;
    auto database = db::database::open({.url = c.database, .cores = c.threads, .serves = true});
    if (const auto problem = schema_problem(*database); !problem.empty()) {
        fmt::print(stderr, "foyer: {}\n", problem);
        return exit_refused;
    }
    running all(c, std::move(database));
    spdlog::info(
        "serving on {}:{} with {} threads", c.listen.substr(0, c.listen.rfind(':')),
        all.listening.port(), c.threads
    );
    all.events.start();
    all.cores.spawn(0, [&all] { keep_tidy(*all.database); });
    const int signal = signals.wait();
    spdlog::info("signal {}: finishing the answers under way", signal);
    const bool drained = all.listening.drain(drain_time);
    all.events.stop();
    const bool stopped = all.cores.stop(std::chrono::seconds(1));
    if (!drained) spdlog::warn("some answers were cut off");
    if (stopped) return exit_done;
    spdlog::warn("some requests did not end: leaving without them");
    spdlog::shutdown();
    std::_Exit(exit_refused);
}

}
