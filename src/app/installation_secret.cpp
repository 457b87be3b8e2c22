#include "app/installation_secret.hpp"

#include "platform/base/crypto.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

namespace foyer::app {

namespace {

constexpr std::size_t secret_length = 43;

std::filesystem::path file_in(const std::filesystem::path& data) {
    return data / "installation.key";
}

std::optional<std::string> read_secret(const std::filesystem::path& file) {
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        if (errno == ENOENT) return std::nullopt;
        throw std::runtime_error(file.string() + ": cannot be read");
    }
    std::string secret;
    std::getline(in, secret);
    if (secret.size() != secret_length)
        throw std::runtime_error(
            file.string() + ": holds no secret; without the file a new one is made"
        );
    return secret;
}

// Whole and on disk, under a name of its own.
void write_secret(const std::filesystem::path& file) {
    const auto text = new_token() + "\n";
    const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const bool written =
        out >= 0 && ::write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(out) == 0;
    const int why = errno;
    if (out >= 0) ::close(out);
    if (!written) throw std::system_error(why, std::generic_category(), file.string());
}

}

std::string installation_secret(const std::filesystem::path& data) {
    const auto file = file_in(data);
    if (auto known = read_secret(file)) return *std::move(known);
    std::filesystem::create_directories(data);
    const auto draft = data / ("installation.key." + new_token());
    write_secret(draft);
    // Fails when somebody else was first; theirs is the secret then.
    const bool linked = ::link(draft.c_str(), file.c_str()) == 0;
    const int why = errno;
    std::filesystem::remove(draft);
    if (!linked && why != EEXIST)
        throw std::system_error(why, std::generic_category(), file.string());
    auto made = read_secret(file);
    if (!made) throw std::runtime_error(file.string() + ": is gone again");
    return *std::move(made);
}

bool has_served(const std::filesystem::path& data) {
    return std::filesystem::exists(file_in(data));
}

}
