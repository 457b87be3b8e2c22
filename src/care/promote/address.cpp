#include "care/promote/address.hpp"

#include "platform/db/address.hpp"

#include <boost/url.hpp>

#include <filesystem>

namespace foyer::promote {

namespace {

// Of an address that only libpq understands.
std::string without_user_and_query(std::string_view url) {
    url = url.substr(0, url.find('?'));
    const auto at = url.rfind('@');
    return at == std::string_view::npos ? std::string(url)
                                        : "postgres://" + std::string(url.substr(at + 1));
}

}

std::string shown_address(const std::string& url) {
    if (db::engine_of(url) == db::engine::sqlite) {
        const std::filesystem::path file(db::sqlite_path(url));
        return std::string(db::sqlite_prefix) +
               std::filesystem::weakly_canonical(std::filesystem::absolute(file)).string();
    }
    const auto parsed = boost::urls::parse_uri(url);
    if (parsed.has_error()) return without_user_and_query(url);
    boost::urls::url shown(*parsed);
    shown.remove_password();
    for (const auto* secret : {"password", "sslpassword"}) shown.params().erase(secret);
    return std::string(shown.buffer());
}

}
