#include "platform/db/migrate/migration.hpp"

#include "platform/base/assets.hpp"
#include "platform/base/crypto.hpp"

#include <charconv>
#include <fstream>
#include <iterator>
#include <map>

namespace foyer::migrate {

namespace {

struct halves {
    std::string name;
    std::optional<std::string> up;
    std::optional<std::string> down;
};

error incomplete(std::string message) {
    return {errc::invalid, "migration.files_incomplete", std::move(message)};
}

// Takes "0002_additions.up.sql" into the history.
result<> take_file(std::map<int, halves>& files, std::string_view file, std::string text) {
    int version = 0;
    const auto [end, fault] = std::from_chars(file.data(), file.data() + file.size(), version);
    const auto rest = file.substr(static_cast<std::size_t>(end - file.data()));
    const bool is_up = rest.ends_with(".up.sql");
    const std::string_view suffix = is_up ? ".up.sql" : ".down.sql";
    if (fault != std::errc{} || !rest.starts_with('_') || !rest.ends_with(suffix))
        return incomplete(std::string(file) + " is not named like a migration");
    const auto name = rest.substr(1, rest.size() - 1 - suffix.size());
    if (name.empty()) return incomplete(std::string(file) + " has no name");
    auto& entry = files[version];
    if (!entry.name.empty() && entry.name != name)
        return incomplete("version " + std::to_string(version) + " has two names");
    entry.name = name;
    auto& half = is_up ? entry.up : entry.down;
    if (half)
        return incomplete("version " + std::to_string(version) + " has two files for one way");
    half = std::move(text);
    return {};
}

result<std::vector<migration>> in_order(std::map<int, halves> files) {
    std::vector<migration> history;
    for (auto& [version, entry] : files) {
        if (version != static_cast<int>(history.size()) + 1)
            return incomplete("a number is missing before " + file_stem(version, entry.name));
        if (!entry.up || !entry.down)
            return incomplete(file_stem(version, entry.name) + " has only one direction");
        history.push_back({version, entry.name, std::move(*entry.up), std::move(*entry.down)});
    }
    return history;
}

std::string folder_name(db::engine e) { return std::string(dialect_name(dialect_of(e))); }

}

std::string migration::up_sha256() const { return sha256_hex(up); }

std::string migration::down_sha256() const { return sha256_hex(down); }

schema::dialect dialect_of(db::engine e) {
    return e == db::engine::sqlite ? schema::dialect::sqlite : schema::dialect::postgres;
}

std::string file_stem(int version, std::string_view name) {
    auto number = std::to_string(version);
    number.insert(0, number.size() < 4 ? 4 - number.size() : 0, '0');
    return number + "_" + std::string(name);
}

result<std::vector<migration>> embedded_migrations(db::engine e) {
    const auto prefix = "migrations/" + folder_name(e) + "/";
    std::map<int, halves> files;
    for (const auto path : assets::list(prefix))
        FOYER_CHECK(take_file(files, path.substr(prefix.size()), std::string(*assets::find(path))));
    return in_order(std::move(files));
}

result<std::vector<migration>> read_migrations(const std::filesystem::path& folder, db::engine e) {
    const auto place = folder / folder_name(e);
    std::map<int, halves> files;
    if (std::filesystem::exists(place))
        for (const auto& entry : std::filesystem::directory_iterator(place)) {
            std::ifstream in(entry.path(), std::ios::binary);
            std::string text(std::istreambuf_iterator<char>(in), {});
            FOYER_CHECK(take_file(files, entry.path().filename().string(), std::move(text)));
        }
    return in_order(std::move(files));
}

}
