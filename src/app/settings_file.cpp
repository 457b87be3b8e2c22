#include "app/settings_file.hpp"

#include "app/configuration.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace foyer::app {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void throw_errno(const std::string& doing) {
    throw std::system_error(errno, std::generic_category(), doing);
}

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

std::string toml_string(const std::string& text) {
    std::ostringstream out;
    out << toml::toml_formatter(
        toml::value<std::string>(text),
        toml::toml_formatter::default_flags & ~toml::format_flags::allow_literal_strings
    );
    return out.str();
}

// The byte at which a line begins, both from 1 as parsers count.
std::size_t line_start(std::string_view text, std::size_t line) {
    std::size_t at = 0;
    for (; line > 1; --line) at = text.find('\n', at) + 1;
    return at;
}

// The byte of a column, which counts characters.
std::size_t byte_of(std::string_view text, const toml::source_position& p) {
    auto at = line_start(text, p.line);
    const auto is_inside = [&] { return (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80; };
    for (auto column = p.column; column > 1 && at < text.size(); --column) do
            ++at;
        while (at < text.size() && is_inside());
    return at;
}

// The text with the new value, if exactly that value changes.
std::optional<std::string> with_database(const std::string& text, const std::string& address) {
    auto before = toml::parse(text);
    const auto* const node = before.get("database");
    if (node == nullptr || node->source().begin.line != node->source().end.line)
        return std::nullopt;
    const auto begin = byte_of(text, node->source().begin);
    const auto end = byte_of(text, node->source().end);
    auto changed = text.substr(0, begin) + toml_string(address) + text.substr(end);
    const auto after = toml::parse(changed);
    before.insert_or_assign("database", address);
    if (after != before) return std::nullopt;
    return changed;
}

// A file beside the other that is gone at the end unless it took its place.
class replacement {
public:
    explicit replacement(const fs::path& file)
        : file_(fs::canonical(file).string()), name_(file_ + ".XXXXXX") {
        descriptor_ = mkstemp(name_.data());
        if (descriptor_ < 0) throw_errno("cannot write beside " + file_);
    }
    ~replacement() {
        close(descriptor_);
        if (!name_.empty()) unlink(name_.c_str());
    }
    replacement(const replacement&) = delete;
    replacement& operator=(const replacement&) = delete;

    void write(std::string_view text) {
        while (!text.empty()) {
            const auto written = ::write(descriptor_, text.data(), text.size());
            if (written < 0) throw_errno("cannot write " + name_);
            text.remove_prefix(static_cast<std::size_t>(written));
        }
    }

    void take_place() {
        struct stat old{};
        if (stat(file_.c_str(), &old) != 0 || fchmod(descriptor_, old.st_mode & 07777) != 0 ||
            fchown(descriptor_, old.st_uid, old.st_gid) != 0 || fsync(descriptor_) != 0 ||
            rename(name_.c_str(), file_.c_str()) != 0)
            throw_errno("cannot replace " + file_);
        name_.clear();
    }

private:
    std::string file_;
    std::string name_;
    int descriptor_{-1};
};

}

std::optional<std::string> database_in(const fs::path& file) {
    if (!fs::exists(file)) return std::nullopt;
    try {
        return toml::parse_file(file.string())["database"].value_exact<std::string>();
    } catch (const toml::parse_error& e) {
        throw configuration_error(
            fmt::format("{}: {}", file.string(), std::string_view(e.description()))
        );
    }
}

bool set_database_in(const fs::path& file, const std::string& address) {
    const auto changed = with_database(text_of(file), address);
    if (!changed) return false;
    replacement next(file);
    next.write(*changed);
    next.take_place();
    return true;
}

}
