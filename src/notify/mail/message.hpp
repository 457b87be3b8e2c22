#pragma once

#include "platform/base/timestamp.hpp"

#include <optional>
#include <string>

namespace foyer::notify {

// Somebody's address and the name shown beside it, which may be empty and may hold anything.
struct mailbox {
    std::string address;
    std::string name{};
};

// One mail to one person. Texts are UTF-8. Whatever a buyer typed may stand in names, subject and
// texts: writing the message makes it harmless.
struct message {
    // Unique and the same at each retry, so that a server or a folder that got it twice can tell.
    std::string id;
    timestamp date;
    mailbox from;
    mailbox to;
    std::optional<mailbox> reply_to{};
    std::string subject;
    std::string text;
    std::string html;
};

}
