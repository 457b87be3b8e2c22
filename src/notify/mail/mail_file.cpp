#include "notify/mail/mail_file.hpp"

#include "notify/mail/mime.hpp"
#include "notify/mail/smtp.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>

namespace foyer::notify {

namespace {

[[noreturn]] void fail(const std::filesystem::path& where) {
    const int reason = errno;
    throw mail_failure("cannot write " + where.string() + ": " + std::strerror(reason));
}

class descriptor {
public:
    descriptor(const std::filesystem::path& path, int flags)
        : number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
        if (number_ < 0) fail(path);
    }
    ~descriptor() { ::close(number_); }
    descriptor(const descriptor&) = delete;
    descriptor& operator=(const descriptor&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

void write_durably(const std::filesystem::path& path, std::string_view bytes) {
    const descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
    while (!bytes.empty()) {
        const auto written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) fail(path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(file.number()) != 0) fail(path);
}

// "20251127T140503123Z": sorts by time and suits every file system.
std::string file_time(timestamp t) {
    std::string out;
    for (const char c : to_iso(t))
        if (std::string_view("-:.").find(c) == std::string_view::npos) out += c;
    return out;
}

}

std::filesystem::path write_mail_file(const std::filesystem::path& folder, const message& m) {
    std::error_code made;
    if (std::filesystem::create_directories(folder, made))
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, made);
    if (made) throw mail_failure("cannot make " + folder.string() + ": " + made.message());

    const auto path = folder / (file_time(m.date) + "-" + m.id + ".eml");
    const auto part = std::filesystem::path(path.string() + ".part");
    write_durably(part, to_mime(m));
    if (::rename(part.c_str(), path.c_str()) != 0) fail(path);
    const descriptor directory(folder, O_RDONLY | O_DIRECTORY);
    if (::fsync(directory.number()) != 0) fail(folder);
    return path;
}

}
