#pragma once

#include <string_view>

namespace foyer::notify {

// Whether mail can be sent to this text: one plain ASCII address as it may stand in an SMTP command
// ("name@host", RFC 5321), without a name, quotes, spaces or anything that could end the command.
bool is_mail_address(std::string_view text);

}
