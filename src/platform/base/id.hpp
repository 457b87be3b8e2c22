#pragma once

#include <compare>
#include <string>

namespace foyer {

// The key of a row of T's table. New ones are cuid (25 characters, time-ordered); ones that came
// from elsewhere may be anything up to 64 characters, so the text is opaque. An id is never a
// secret.
template <class T>
struct id_of {
    using target = T;
    std::string value;

    friend auto operator<=>(const id_of&, const id_of&) = default;
    bool empty() const { return value.empty(); }
};

// A fresh cuid: 'c', time in base 36, a counter, random. Unique across threads and processes; ids
// made later by the same process sort later.
std::string new_cuid();

template <class T>
id_of<T> new_id() {
    return {new_cuid()};
}

}
