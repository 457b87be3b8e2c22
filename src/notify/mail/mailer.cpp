#include "notify/mail/mailer.hpp"

#include "notify/mail/mail_file.hpp"
#include "platform/runtime/await.hpp"

#include <stdexcept>
#include <string_view>
#include <utility>

namespace foyer::notify {

mailer::mailer(mailer_options options) : options_(std::move(options)) {
    const std::string_view url = options_.server.url;
    if (!url.empty() && !url.starts_with("smtp://") && !url.starts_with("smtps://"))
        throw std::invalid_argument("the mail server's address begins with smtp:// or smtps://");
}

void mailer::send(const message& m, const std::stop_token& stop) const {
    // A background thread may block itself; it would only take a thread of the pool from others.
    if (runtime::in_fiber())
        runtime::offload([&] { deliver(m, stop); });
    else
        deliver(m, stop);
}

void mailer::deliver(const message& m, const std::stop_token& stop) const {
    if (options_.server.url.empty())
        write_mail_file(options_.folder, m);
    else
        send_by_smtp(options_.server, m, stop);
}

}
