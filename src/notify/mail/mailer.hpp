#pragma once

#include "notify/mail/message.hpp"
#include "notify/mail/smtp.hpp"

#include <filesystem>
#include <stop_token>

namespace foyer::notify {

struct mailer_options {
    smtp_server server;           // empty url: mails become files
    std::filesystem::path folder; // <data>/outbox
};

// How mail leaves the house: to the SMTP server when there is one, else into the folder. Used by
// any thread.
class mailer {
public:
    // Throws std::invalid_argument when the server's URL is neither empty nor smtp:// or smtps://.
    explicit mailer(mailer_options options);

    // Returns when the server has taken the message or its file is on disk. Waits without holding a
    // core when called in a fiber. Throws mail_failure; see send_by_smtp for times.
    void send(const message& m, const std::stop_token& stop = {}) const;

private:
    void deliver(const message& m, const std::stop_token& stop) const;

    mailer_options options_;
};

}
