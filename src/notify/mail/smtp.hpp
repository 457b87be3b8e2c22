#pragma once

#include "notify/mail/message.hpp"

#include <cstdint>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>

namespace foyer::notify {

// A mail that could not be handed over; trying again later may help. The text says why and names
// nobody.
struct mail_failure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct smtp_server {
    std::string url; // smtp://host:port or smtps://host:port
    std::string user{};
    std::string password{};
};

enum class encryption : std::uint8_t {
    none,       // to this machine itself
    if_offered, // STARTTLS when the server knows it
    required    // STARTTLS or nothing, because a password goes over the line
};

// How an smtp:// connection is protected; smtps:// always is. Certificates are verified.
encryption encryption_for(const smtp_server& server);

// Hands the message to the server and returns when the server has taken it. Blocks for at most 10
// seconds to connect and 30 in all; ends within a second when a stop is requested. Throws
// mail_failure.
void send_by_smtp(const smtp_server& server, const message& m, const std::stop_token& stop);

}
