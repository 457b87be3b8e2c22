#include "platform/db/migrate/drift/ignored.hpp"

#include "platform/db/migrate/exclusive_script.hpp"
#include "platform/db/migrate/journal.hpp"
#include "platform/schema/builder.hpp"

#include <boost/describe.hpp>

#include <algorithm>

namespace foyer::migrate {

BOOST_DESCRIBE_STRUCT(ignored_drift, (), (object, expected, found, reason, ignored_at))

namespace {

constexpr std::string_view table_name = "foyer_ignored_drift";

constexpr db::query list_ignored{
    "migrate.list_ignored", R"sql(
    SELECT object, expected, found, reason, ignored_at FROM foyer_ignored_drift ORDER BY object)sql"
};

constexpr db::query keep_ignored{"migrate.keep_ignored", R"sql(
    INSERT INTO foyer_ignored_drift (object, expected, found, reason, ignored_at)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (object) DO UPDATE SET expected = excluded.expected, found = excluded.found,
        reason = excluded.reason, ignored_at = excluded.ignored_at)sql"};

constexpr db::query forget_ignored{
    "migrate.forget_ignored", "DELETE FROM foyer_ignored_drift WHERE object = $1"
};

}

const schema::table_def& ignored_drift_table() {
    static const auto table = schema::table<ignored_drift>(table_name)
                                  .primary_key(&ignored_drift::object)
                                  .addition()
                                  .build();
    return table;
}

std::vector<ignored_drift> read_ignored(db::database& db) {
    if (!has_table(db, table_name)) return {};
    return db.all<ignored_drift>(list_ignored);
}

bool is_ignored(const std::vector<ignored_drift>& ignored, const finding& f) {
    return std::ranges::any_of(ignored, [&](const ignored_drift& i) {
        return i.object == f.object && i.expected == f.expected && i.found == f.found;
    });
}

result<> ignore(db::database& db, const finding& f, std::string_view reason) {
    FOYER_CHECK(ensure_table(db, ignored_drift_table()));
    db.change(keep_ignored, f.object, f.expected, f.found, reason, now());
    return {};
}

bool forget(db::database& db, std::string_view object) {
    return has_table(db, table_name) && db.change(forget_ignored, object) != 0;
}

}
