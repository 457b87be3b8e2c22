#pragma once

#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace foyer::db {

// Keeps a text that was made at run time as long as the program, so that a query's name and
// statement may point to it as they point to literals. The same text is kept once. For statements
// made from table definitions: few and always the same.
inline std::string_view kept_text(std::string text) {
    static std::mutex mutex;
    static std::set<std::string> texts;
    const std::lock_guard lock(mutex);
    return *texts.insert(std::move(text)).first;
}

}
