#include "app/running.hpp"

#include "app/installation_secret.hpp"
#include "app/observation.hpp"
#include "app/readiness.hpp"
#include "app/routes.hpp"
#include "app/service_manager.hpp"
#include "notify/orders/order_mails.hpp"
#include "platform/api/context.hpp"
#include "platform/api/failures.hpp"
#include "platform/base/log.hpp"
#include "platform/runtime/await.hpp"
#include "site/routes.hpp"

#include <tuple>

namespace foyer::app {

namespace {

server_options server_options_of(const configuration& c, std::shared_ptr<tls_identity> tls) {
    server_options options;
    if (const auto where = parse_endpoint(c.listen))
        std::tie(options.address, options.port) = std::tie(where->address, where->port);
    if (const auto where = parse_endpoint(c.tls_listen))
        std::tie(options.tls_address, options.tls_port) = std::tie(where->address, where->port);
    options.tls = std::move(tls);
    options.handed = take_handed_sockets();
    options.behind_proxy = c.behind_proxy;
    options.connections_per_address = static_cast<std::size_t>(c.connections_per_address);
    options.max_bodies_bytes = static_cast<std::size_t>(c.request_memory_mb) << 20;
    options.bodies_bytes_per_address = options.max_bodies_bytes / 8;
    options.small_bodies_bytes = options.max_bodies_bytes / 4;
    return options;
}

// The address of this program that links in mails and pages begin with. Never the Host of a
// request: kept pages are everybody's, and anybody may send any Host.
std::string public_url_of(const configuration& c) {
    if (!c.public_url.empty()) return c.public_url;
    return speaks_tls(c) && !c.tls_listen.empty() ? "https://" + c.tls_listen
                                                  : "http://" + c.listen;
}

notify::mailer_options mailer_options_of(const configuration& c) {
    return {
        .server = {.url = c.smtp_url, .user = c.smtp_user, .password = c.smtp_password},
        .folder = c.data / "outbox",
    };
}

notify::order_mail_options order_mail_options_of(const configuration& c) {
    return {.sender = c.mail_from, .owner = c.owner_email, .public_url = c.public_url};
}

}

running::running(const configuration& c, std::unique_ptr<db::database> opened)
    : database(std::move(opened)),
      router(all_routes()),
      metrics(router, c.threads),
      cores({.cores = c.threads}),
      answers(c, dispatch_options(c), c.threads),
      tls(speaks_tls(c) ? std::make_shared<tls_identity>(c.tls_certificate, c.tls_key) : nullptr),
      services(services_of(c)),
      mail(mailer_options_of(c)),
      events(*database, notify::order_mail_handlers(mail, order_mail_options_of(c))),
      listening(cores, server_options_of(c, tls), answers.as_handler()) {}

api::services running::services_of(const configuration& c) {
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

http::dispatch_options running::dispatch_options(const configuration& c) {
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

bool running::in_background(std::function<void()> work, std::function<void()> done) {
    return cores.spawn(runtime::core_index(), [work = std::move(work), done = std::move(done)] {
        try {
            runtime::offload(work);
        } catch (const std::exception& e) {
            spdlog::debug("an answer stays without its brotli form: {}", e.what());
        }
        done();
    });
}

}
