#include "platform/db/write_fault.hpp"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace foyer::db {

int write_fault(const std::filesystem::path& folder) {
    const auto* const path = folder.empty() ? "." : folder.c_str();
    const int file = ::open(path, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0) return ::close(file);
    if (errno != EOPNOTSUPP && errno != EISDIR) return errno;
    return ::access(path, W_OK) == 0 ? 0 : errno;
}

}
