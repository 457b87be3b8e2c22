#include "platform/db/migrate/rehearsal/checks.hpp"

#include "platform/db/failure.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

// PostgreSQL holds its references itself.
constexpr db::query broken_references{"migrate.broken_references", "SELECT '' WHERE 1 = 0", R"sql(
    SELECT "table" || ': ' || count(*) || ' rows point to no row of ' || parent
    FROM pragma_foreign_key_check GROUP BY "table", parent)sql"};

}

checks::checks(db::database& clone, int last_version, rehearsal& r, const rehearsal_options& o)
    : db_(clone), last_version_(last_version), r_(r), options_(o) {
    for (auto& fault : references()) known_.insert(std::move(fault));
    if (r.from == 0) return; // nothing was there to be wrong
    for (auto& fault : structure()) known_.insert(std::move(fault));
    if (!may_examine(r.to)) return;
    try {
        for (auto& fault : o.examine(db_)) known_.insert(std::move(fault));
        examined_before_ = true;
    } catch (const db::failure&) { // its questions are about a later version
    }
}

bool checks::may_examine(int version) const {
    return options_.examine && version == last_version_ && !r_.is_sample;
}

std::vector<std::string> checks::faults_at(int version) {
    std::vector<std::string> out;
    const auto add_new = [&](std::vector<std::string> faults) {
        for (auto& f : faults)
            if (!known_.contains(f)) out.push_back(std::move(f));
    };
    add_new(references());
    if (version != last_version_) return out;
    add_new(structure());
    if (options_.examine && r_.is_sample)
        r_.notes.emplace_back("of a sample the rules between rows are not looked at");
    if (!may_examine(version)) return out;
    if (r_.from == 0 || examined_before_)
        add_new(options_.examine(db_));
    else
        for (auto& f : options_.examine(db_)) r_.notes.push_back(std::move(f));
    return out;
}

std::vector<std::string> checks::structure() const {
    std::vector<std::string> out;
    if (options_.code == nullptr) return out;
    for (const auto& f : database_against_code(db_, *options_.code)) {
        out.push_back(f.object + ": expected " + f.expected + ", found " + f.found);
        std::ranges::replace(out.back(), '\n', ' ');
    }
    return out;
}

std::vector<std::string> checks::references() const {
    return db_.all<std::string>(broken_references);
}

std::vector<finding> structure_differences(const facts& expected, const facts& found) {
    std::vector<finding> out;
    for (const auto& [object, definition] : expected) {
        const auto there = found.find(object);
        if (there == found.end())
            out.push_back({object, definition, "nothing"});
        else if (there->second != definition)
            out.push_back({object, definition, there->second});
    }
    for (const auto& [object, definition] : found)
        if (!expected.contains(object)) out.push_back({object, "nothing", definition});
    return out;
}

}
