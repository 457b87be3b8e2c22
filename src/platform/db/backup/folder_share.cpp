#include "platform/db/backup/folder_share.hpp"

#include <array>
#include <fcntl.h>
#include <string_view>
#include <sys/file.h>
#include <unistd.h>
#include <vector>

namespace foyer::backup {

namespace {

namespace fs = std::filesystem;

constexpr std::array pieces{
    std::string_view("-journal"), std::string_view(".part"), std::string_view(".examined")
};

// The name of the copy of which this is a piece; empty when it is none.
std::string whole_of(const std::string& name) {
    auto whole = name;
    for (const auto piece : pieces)
        while (whole.ends_with(piece)) whole.resize(whole.size() - piece.size());
    return whole.size() < name.size() ? whole : std::string();
}

void remove_pieces(
    const fs::path& folder, const moment_reader& moment_of, const std::optional<timestamp>& before
) {
    std::vector<fs::path> gone;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto moment = moment_of(whole_of(entry.path().filename().string()));
        if (moment && (!before || *moment < *before)) gone.push_back(entry.path());
    }
    for (const auto& piece : gone) fs::remove_all(piece);
}

}

folder_share::folder_share(const fs::path& folder, const moment_reader& moment_of, timestamp at)
    : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    const bool alone = ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0;
    remove_pieces(folder, moment_of, alone ? std::nullopt : std::optional(at - days_ms(1)));
    ::flock(descriptor_, LOCK_SH); // waits for another that removes
}

folder_share::~folder_share() { ::close(descriptor_); }

}
