#include "support/fresh_database.hpp"

#include "platform/base/id.hpp"
#include "platform/db/postgres_line.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace foyer::test {

namespace {

std::string cluster_url() {
    const char* url = std::getenv("FOYER_TEST_POSTGRES");
    return url == nullptr ? "" : url;
}

// One session for making and removing homes. A plain one: a db::database would listen to what other
// programs change meanwhile, and raise the generations of this one.
db::postgres_line& cluster() {
    static db::postgres_line opened(cluster_url(), "foyer tests");
    return opened;
}

std::string with_search_path(const std::string& url, const std::string& schema) {
    const char separator = url.find('?') == std::string::npos ? '?' : '&';
    return url + separator + "options=-csearch_path%3D" + schema;
}

// "postgres://host/name?x" -> "postgres://host/<database>?x".
std::string with_database(const std::string& url, const std::string& database) {
    const auto host = url.find("://") + 3;
    const auto query = std::min(url.find('?'), url.size());
    const auto path = std::min(url.find('/', host), query);
    return url.substr(0, path) + '/' + database + url.substr(query);
}

}

bool has_postgres() { return !cluster_url().empty(); }

fresh_database::fresh_database(db::engine e, isolation i)
    : engine_(e), isolation_(i), name_("test_" + new_cuid()) {
    const auto folder = std::filesystem::temp_directory_path() / ("foyer_" + name_);
    std::filesystem::create_directories(folder);
    folder_ = folder.string();
    if (engine_ == db::engine::sqlite) {
        url_ = "sqlite:" + (folder / "foyer.db").string();
    } else if (isolation_ == isolation::schema) {
        cluster().ask("CREATE SCHEMA " + name_);
        url_ = with_search_path(cluster_url(), name_);
    } else {
        cluster().ask("CREATE DATABASE " + name_);
        url_ = with_database(cluster_url(), name_);
    }
}

fresh_database::~fresh_database() {
    if (engine_ == db::engine::postgres) {
        cluster().ask(
            isolation_ == isolation::schema ? "DROP SCHEMA " + name_ + " CASCADE"
                                            : "DROP DATABASE " + name_ + " WITH (FORCE)"
        );
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

}
