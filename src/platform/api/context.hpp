#pragma once

#include "platform/api/services.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/http/call.hpp"

namespace foyer::api {

// What every endpoint function gets: the call (request, path parameters, language, cookies to set,
// caching) and the parts of the running program. One a request, made by the composition.
class context : public http::call {
public:
    context(const http::call_start& start, api::services& all)
        : call(start), services(all), db(all.db), started_at(foyer::now()) {}

    api::services& services;
    db::database& db;
    // The moment of this request: what "now" means in everything it writes.
    const timestamp started_at;
};

}
