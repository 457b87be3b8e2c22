#include "platform/db/backup/moment_name.hpp"

namespace foyer::backup {

std::string moment_name(timestamp t) {
    auto text = to_iso(t);
    std::erase_if(text, [](char c) { return c == '-' || c == ':' || c == '.'; });
    return text;
}

std::optional<timestamp> parse_moment_name(std::string text) {
    if (text.size() != 19) return std::nullopt;
    text.insert(15, 1, '.')
        .insert(13, 1, ':')
        .insert(11, 1, ':')
        .insert(6, 1, '-')
        .insert(4, 1, '-');
    return parse_timestamp(text);
}

}
