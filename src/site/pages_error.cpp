#include "platform/db/failure.hpp"
#include "site/frame.hpp"
#include "site/render.hpp"
#include "site/routes.hpp"

namespace foyer::site {

using namespace i18n;

namespace {

struct error_words {
    message_key title;
    message_key message;
};

error_words words_of(int status) {
    switch (status) {
        case 404:
        case 405: return {"error.not_found"_msg, "error.not_found_text"_msg};
        case 429: return {"error.busy"_msg, "error.busy_text"_msg};
        case 503: return {"error.unavailable"_msg, "error.unavailable_text"_msg};
        default: break;
    }
    if (status >= 500) return {"error.internal"_msg, "error.internal_text"_msg};
    return {"error.invalid"_msg, "error.invalid_text"_msg};
}

error_view view_of(const http::call& c, int status) {
    const auto words = words_of(status);
    return {
        .status = std::to_string(status),
        .title = std::string(i18n::text(c.language, words.title)),
        .message = std::string(i18n::text(c.language, words.message)),
        .searchable = status == 404,
        .request_id = status >= 500 ? std::optional(c.request_id()) : std::nullopt,
    };
}

}

http::response error_page(http::call& c, const error&, int status) {
    const auto view = view_of(c, status);
    const page_facts facts{.path = "/", .title = view.title, .unlisted = true};
    auto& context = dynamic_cast<api::context&>(c);
    try {
        return http::html(render_error(frame(context).layout(facts), view), status);
    } catch (const db::failure&) {
        // The settings are kept in the process; only the departments need the database.
        return http::html(
            render_error(frame(context, without_database{}).layout(facts), view), status
        );
    }
}

}
