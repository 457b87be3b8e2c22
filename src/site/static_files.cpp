#include "site/static_files.hpp"

#include "platform/base/assert.hpp"
#include "platform/base/assets.hpp"
#include "platform/base/crypto.hpp"

#include <array>
#include <map>

namespace foyer::site {

namespace {

constexpr std::string_view folder = "web/site/";

// The order matters: a later file may refine an earlier one.
constexpr std::array style_parts{"tokens",  "base",    "layout", "controls", "cards",
                                 "listing", "product", "order",  "text",     "print"};
constexpr std::array script_parts{"badge", "sheet", "stepper", "wilaya", "print", "focus"};

struct entry {
    std::string joined; // only for files that are put together
    std::string hash;
    std::string_view content;
};

std::string_view type_of(std::string_view path) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> types{{
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".webmanifest", "application/manifest+json"},
    }};
    for (const auto& [ending, type] : types)
        if (path.ends_with(ending)) return type;
    return "application/octet-stream";
}

template <std::size_t Size>
std::string join(std::string_view kind, const std::array<const char*, Size>& parts) {
    std::string all;
    for (const auto* part : parts) {
        const auto bytes = assets::find(
            std::string(folder) + std::string(kind) + "/" + part + "." + std::string(kind)
        );
        FOYER_ASSERT(
            bytes.has_value(), "every part of the style sheet and of the script is built in"
        );
        all += *bytes;
    }
    return all;
}

using static_file_table = std::map<std::string, entry, std::less<>>;

static_file_table load() {
    static_file_table made;
    for (const auto path : assets::list(folder)) {
        const auto name = path.substr(folder.size());
        if (name.starts_with("css/") || name.starts_with("js/")) continue;
        made[std::string(name)].content = *assets::find(path);
    }
    made["site.css"].joined = join("css", style_parts);
    made["site.js"].joined = join("js", script_parts);
    for (auto& [name, each] : made) {
        if (!each.joined.empty()) each.content = each.joined;
        each.hash = sha256_hex(each.content).substr(0, 16);
    }
    return made;
}

const static_file_table& files() {
    static const static_file_table all = load();
    return all;
}

}

std::optional<static_file> find_static(std::string_view path) {
    const auto found = files().find(path);
    if (found == files().end()) return std::nullopt;
    return static_file{found->second.content, type_of(path), found->second.hash};
}

std::string static_url(std::string_view path) {
    const auto plain = "/static/" + std::string(path);
    const auto file = find_static(path);
    return file ? plain + "?v=" + std::string(file->hash) : plain;
}

}
