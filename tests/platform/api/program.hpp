#pragma once

#include "platform/api/context.hpp"
#include "platform/api/failures.hpp"
#include "platform/http/dispatch.hpp"
#include "platform/http/house.hpp"

#include <span>

namespace foyer::api {

// A dispatcher over a database, as the composition makes one a core.
struct program {
    program(db::database& db, std::span<const http::route> table)
        : routes{{table}},
          figures(routes, 1),
          all{.db = db,
              .router = routes,
              .metrics = figures,
              .limiter = limiter,
              .address_key = "test"},
          core(
              {.router = routes,
               .metrics = figures,
               .limiter = limiter,
               .make_context = [this](const http::call_start& s
                               ) { return std::make_unique<context>(s, all); },
               .translate = failure_of},
              0
          ) {}

    http::response ask(const http::request& r) { return core.answer(r); }

    http::router routes;
    http::metrics figures;
    http::rate_limiter limiter{1024};
    services all;
    http::dispatcher core;
};

}
