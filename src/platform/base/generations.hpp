#pragma once

#include <cstdint>
#include <string_view>

// What a cached answer shows is named by tags ("product:cm1...", "categories"). Each tag has a
// generation, one for the whole process; a commit raises the generations of what it changed before
// it is acknowledged, and a cached answer is good only while the generations it was made under
// stand. Tags share a fixed number of slots: two tags in one slot cost a miss now and then, never a
// stale answer.
namespace foyer::generations {

using slot = std::uint16_t;

slot slot_of(std::string_view tag);

// The generation now; read it before the query whose result is to be cached.
std::uint64_t current(slot s);

// Makes every answer tagged with this slot stale, on all threads, before it returns.
void raise(slot s);

// The same for every answer: something has changed and nobody can say what.
void raise_all();

}
