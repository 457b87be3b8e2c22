#pragma once

#include "platform/db/value.hpp"

#include <span>
#include <string>
#include <vector>

namespace foyer::db {

// The values of one statement as texts, in the form that libpq wants. The values must outlive it.
class postgres_values {
public:
    // Throws failure for a text with a zero byte.
    explicit postgres_values(std::span<const value> values);

    int count() const { return static_cast<int>(texts_.size()); }
    const char* const* texts() const { return texts_.data(); } // nullptr: NULL

private:
    const char* text_of(const value& v, std::string& made);

    std::vector<std::string> made_;
    std::vector<const char*> texts_;
};

}
