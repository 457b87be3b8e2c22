#pragma once

#include "notify/mail/message.hpp"

#include <string>

namespace foyer::notify {

// The message as it goes over the wire and into a file (RFC 5322, MIME): CRLF line ends, ASCII
// only, plain text and HTML as alternatives in base64, names and subject in encoded words. Control
// characters in headers become spaces, so that no value can start a header of its own. Both
// addresses must be is_mail_address (asserted).
std::string to_mime(const message& m);

}
