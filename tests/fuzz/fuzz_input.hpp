#pragma once

#include "platform/base/assert.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

// What targets share: each defines LLVMFuzzerTestOneInput, which ends the program (FOYER_ASSERT)
// when what it promises does not hold.
namespace foyer::fuzz {

// Bytes of an input, taken from its front.
class input {
public:
    input(const std::uint8_t* data, std::size_t size)
        : rest_(reinterpret_cast<const char*>(data), size) {}

    std::string_view rest() const { return rest_; }

    // 0 at the end.
    unsigned char byte() {
        if (rest_.empty()) return 0;
        const auto first = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        return first;
    }

    // Up to the next line break, which is dropped, or the end.
    std::string_view line() {
        const auto line = rest_.substr(0, rest_.find('\n'));
        rest_.remove_prefix(line.size() + (line.size() < rest_.size() ? 1 : 0));
        return line;
    }

private:
    std::string_view rest_;
};

}
