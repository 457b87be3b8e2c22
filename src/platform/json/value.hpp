#pragma once

#include <string>

namespace foyer {

// Any JSON value, kept as its compact text. Whoever makes one promises that the text is valid JSON;
// what comes from outside passes through json::parse_value.
struct json_value {
    std::string text{"null"};

    friend bool operator==(const json_value&, const json_value&) = default;
};

}
