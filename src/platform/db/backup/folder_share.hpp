#pragma once

#include "platform/base/timestamp.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace foyer::backup {

// Says of the name of a copy when it was made; nothing of any other name.
using moment_reader = std::function<std::optional<timestamp>(const std::string& name)>;

// A share of a folder, for as long as a copy is made in it. It ends with the program, however it
// ends, so who has the only one knows that nobody is writing what lies there unfinished.
class folder_share {
public:
    // First removes what killed programs left of copies ("NAME.part" and the like): all of it when
    // nobody else has a share, else (or where a folder cannot be locked) what is a day old.
    folder_share(const std::filesystem::path& folder, const moment_reader& moment_of, timestamp at);
    ~folder_share();
    folder_share(const folder_share&) = delete;
    folder_share& operator=(const folder_share&) = delete;

private:
    const int descriptor_;
};

}
