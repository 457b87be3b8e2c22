#include "platform/db/postgres_settings.hpp"

#include "platform/db/failure.hpp"

#include <libpq-fe.h>

#include <memory>

namespace foyer::db {

namespace {

// Milliseconds. A transaction's closure computes between statements, but never waits. A lock that
// is held for longer belongs to a migration or a promotion: buyers are told to come back.
constexpr const char* work_options =
    " -c lock_timeout=5000 -c idle_in_transaction_session_timeout=15000";
constexpr const char* reading_options = " -c default_transaction_read_only=on";
constexpr const char* common_options =
    " -c timezone=UTC -c datestyle=ISO -c intervalstyle=postgres"
    " -c default_transaction_isolation=read\\ committed";

std::string options_of(postgres_role r) {
    std::string out = common_options;
    const auto limit = std::chrono::milliseconds(statement_limit).count();
    const bool limited = r != postgres_role::upkeep;
    out += " -c statement_timeout=" + std::to_string(limited ? limit : 0);
    if (r == postgres_role::work) out += work_options;
    if (r == postgres_role::reading) out += reading_options;
    return out;
}

}

postgres_keywords::postgres_keywords(std::vector<std::pair<std::string, std::string>> parameters)
    : parameters_(std::move(parameters)) {
    for (const auto& [name, text] : parameters_) {
        names_.push_back(name.c_str());
        texts_.push_back(text.c_str());
    }
    names_.push_back(nullptr);
    texts_.push_back(nullptr);
}

postgres_settings::postgres_settings(const std::string& url) {
    char* message = nullptr;
    const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> parsed(
        PQconninfoParse(url.c_str(), &message), &PQconninfoFree
    );
    if (message != nullptr) PQfreemem(message);
    if (!parsed) throw failure("the address of the database is no valid postgres:// URI");
    for (const auto* o = parsed.get(); o->keyword != nullptr; ++o) {
        if (o->val == nullptr) continue;
        if (std::string_view(o->keyword) == "options")
            options_ = o->val;
        else
            given_.emplace_back(o->keyword, o->val);
    }
}

std::vector<std::pair<std::string, std::string>> postgres_settings::parameters(postgres_role r
) const {
    std::vector<std::pair<std::string, std::string>> list{
        {"application_name", "foyer"}, {"tcp_user_timeout", "30000"}, {"keepalives_idle", "30"}
    };
    list.insert(list.end(), given_.begin(), given_.end()); // a later one wins
    list.emplace_back("client_encoding", "UTF8");
    list.emplace_back("options", options_ + options_of(r));
    return list;
}

}
