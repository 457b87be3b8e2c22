#include "platform/db/migrate/rehearsal/record.hpp"

#include "platform/base/id.hpp"
#include "platform/db/migrate/exclusive_script.hpp"
#include "platform/db/migrate/journal.hpp"
#include "platform/schema/builder.hpp"

namespace foyer::migrate {

BOOST_DESCRIBE_STRUCT(
    rehearsal_record, (),
    (id, ended_at, direction, from_version, to_version, verdict, details, is_sample, rows_compared,
     duration_ms, program_version)
)

namespace {

constexpr std::string_view table_name = "foyer_rehearsals";

constexpr db::query insert_rehearsal{"migrate.insert_rehearsal", R"sql(
    INSERT INTO foyer_rehearsals (id, ended_at, direction, from_version, to_version, verdict,
        details, is_sample, rows_compared, duration_ms, program_version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))sql"};

constexpr db::query find_last{"migrate.find_last_rehearsal", R"sql(
    SELECT id, ended_at, direction, from_version, to_version, verdict, details, is_sample,
        rows_compared, duration_ms, program_version
    FROM foyer_rehearsals ORDER BY ended_at DESC, id DESC LIMIT 1)sql"};

}

const schema::table_def& rehearsal_record_table() {
    static const auto table = schema::table<rehearsal_record>(table_name).addition().build();
    return table;
}

result<> note_rehearsal(db::database& db, const rehearsal& r, std::string_view program_version) {
    FOYER_CHECK(ensure_table(db, rehearsal_record_table()));
    db.change(
        insert_rehearsal, new_cuid(), now(), word_of(r.way), r.from, r.to, word_of(r.found),
        describe(r), r.is_sample, r.rows, r.duration_ms, program_version
    );
    return {};
}

std::optional<rehearsal_record> last_rehearsal(db::database& db) {
    if (!has_table(db, table_name)) return std::nullopt;
    return db.first<rehearsal_record>(find_last);
}

}
