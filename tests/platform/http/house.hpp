#pragma once

#include "platform/http/dispatch.hpp"
#include "platform/http/endpoint.hpp"
#include "platform/http/made_request.hpp"
#include "platform/http/page.hpp"
#include "platform/json/input_types.hpp"

#include <boost/describe.hpp>

#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// A small program with one of everything, for the tests of dispatch.
namespace foyer::http::house {

struct room {
    std::string name;
    int lamps{};
};
BOOST_DESCRIBE_STRUCT(room, (), (name, lamps))

struct room_address {
    slug name;
};
BOOST_DESCRIBE_STRUCT(room_address, (), (name))

struct room_filter {
    std::optional<text<1, 50>> q;
    or_else<int_between<1, 100>, 10> limit;
};
BOOST_DESCRIBE_STRUCT(room_filter, (), (q, limit))

struct room_change {
    slug name;
    int_between<0, 9> lamps;
};
BOOST_DESCRIBE_STRUCT(room_change, (), (name, lamps))

struct letter {
    text<1, 20> name;
    phone telephone;
};
BOOST_DESCRIBE_STRUCT(letter, (), (name, telephone))

class context : public call {
public:
    using call::call;
};

inline int queries = 0; // how often something was really worked out

inline result<room> get_room(context& c, const room_address& in) {
    c.cache_for({"room:" + in.name.value});
    if (in.name.value == "none") return error{errc::not_found, "room.not_found", "no such room"};
    if (in.name.value == "shut") return error{errc::unavailable, "room.shut", "not now"};
    if (in.name.value == "full") return error{errc::rate_limited, "room.full", "too many today"};
    if (in.name.value == "fire") throw std::runtime_error("secret detail");
    ++queries;
    return room{in.name, queries};
}

inline result<std::vector<room>> list_rooms(context& c, const room_filter& in) {
    c.cache_for({"rooms"});
    ++queries;
    return std::vector<room>(
        static_cast<std::size_t>(in.limit.value.value), room{in.q ? in.q->value : "all", queries}
    );
}

inline result<room> change_room(context&, const room_change& in) { return room{in.name, in.lamps}; }

inline result<> drop_room(context&, const room_address&) { return {}; }

inline result<room> secret_room(context&) { return room{"secret", 0}; }

inline response hall(context& c) {
    c.cache_for({"hall"});
    return html("<p>" + std::string(i18n::code(c.language)) + std::string(2000, 'x') + "</p>");
}

inline response visit(context& c) {
    c.cache_for({"hall"});
    c.set_cookie({"visitor", "a b", 60});
    return html("hello");
}

inline response write_letter(context&, const submitted<letter>& in) {
    if (!in.ok())
        return html(
            "again " + std::string(in.fields.value("name")) + " " +
                std::string(in.fault("telephone")),
            422
        );
    return redirect("/sent");
}

inline result<response> show_room(context&, const room_address& in) { return html(in.name.value); }

inline response echo(context&, const form& f) { return html(std::string(f.value("x"))); }

inline constexpr route table[] = {
    endpoint<&get_room>(method::get, "/api/v1/rooms/{name}", access::anyone, "Shows a room")
        .fails(404, "room.not_found"),
    endpoint<&list_rooms>(method::get, "/api/v1/rooms", access::anyone, "Lists rooms"),
    endpoint<&change_room>(method::post, "/api/v1/rooms/{name}", access::anyone, "Changes a room")
        .creates()
        .limited({.burst = 3, .per_minute = 60})
        .takes_up_to(100),
    endpoint<&drop_room>(method::delete_, "/api/v1/rooms/{name}", access::anyone, "Drops a room"),
    endpoint<&secret_room>(method::get, "/api/v1/secret", access::admin, "Shows the secret room"),
    page<&hall>(method::get, "/{language}", "The hall"),
    page<&visit>(method::get, "/{language}/visit", "A visit"),
    page<&show_room>(method::get, "/{language}/rooms/{name}", "A room"),
    page<&write_letter>(method::post, "/{language}/letter", "A letter"),
    page<&echo>(method::post, "/{language}/echo", "An echo"),
};

struct program {
    router routes{{table}};
    metrics figures{routes, 1};
    rate_limiter limiter{1024};
    dispatcher core{
        {.router = routes,
         .metrics = figures,
         .limiter = limiter,
         .make_context = [](const call_start& s) { return std::make_unique<context>(s); },
         .in_background =
             [this](std::function<void()> work, std::function<void()> done) {
                 background.push_back([work, done] {
                     work();
                     done();
                 });
                 return true;
             }},
        0
    };
    std::vector<std::function<void()>> background; // what waits for run_background

    void run_background() {
        for (const auto& work : std::exchange(background, {})) work();
    }

    response ask(const request& r) { return core.answer(r); }
};

// The bytes of a body, whichever way it is kept.
inline std::string body_of(response&& r) {
    const request plain{};
    return std::string(to_wire(std::move(r), plain, true).body());
}

// The value of a header of an answer that is not kept.
inline std::string header_of(const response& r, std::string_view name) {
    for (const auto& [known, value] : r.headers)
        if (known == name) return value;
    return {};
}

}
