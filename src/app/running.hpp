#pragma once

#include "app/dispatchers.hpp"
#include "app/server/server.hpp"
#include "app/server/tls_identity.hpp"
#include "notify/dispatcher/dispatcher.hpp"
#include "notify/mail/mailer.hpp"
#include "platform/db/database.hpp"
#include "platform/runtime/cores.hpp"

#include <functional>
#include <memory>

namespace foyer::app {

// Everything that runs while the program serves, in the order in which it is made. Requests come
// as soon as it is made; events wait until `events` is started.
struct running {
    running(const configuration& c, std::unique_ptr<db::database> opened);

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

private:
    api::services services_of(const configuration& c);
    http::dispatch_options dispatch_options(const configuration& c);
    // A fiber of the core that asks waits for the pool. A full pool leaves the work undone.
    bool in_background(std::function<void()> work, std::function<void()> done);
};

}
