#include "care/integrity/check.hpp"

namespace foyer::integrity {

namespace {

// PostgreSQL has nothing like it in SQL; its checksums speak up by themselves.
constexpr db::query damaged_file{
    "integrity.damaged_file", "SELECT CAST(id AS TEXT) AS fault FROM orders WHERE 1 = 0",
    "SELECT integrity_check AS fault FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
    true
};

constexpr db::query stuck_event{
    "integrity.stuck_event",
    R"sql(
    SELECT id FROM outbox_events
    WHERE failed_at IS NOT NULL OR (processed_at IS NULL AND available_at < $1)
    ORDER BY id)sql",
    {},
    true
};

constexpr db::query missing_reference{"integrity.missing_reference", R"sql(
    SELECT 'delivery_zones' AS missing
    WHERE NOT EXISTS (SELECT 1 FROM delivery_zones WHERE is_active))sql"};

constexpr check system_check_table[] = {
    {.name = "reference.missing",
     .level = severity::warning,
     .query = &missing_reference,
     .wrong = "No delivery zone is in service.",
     .why = "Every order is refused: the shop delivers nowhere.",
     .remedy = "Run `foyer setup`: it adds what is missing and changes nothing else."},
    {.name = "database.file",
     .query = &damaged_file,
     .wrong = "SQLite finds damage in the database file, or rows that break their table's rules.",
     .why = "What is damaged may be lost, and damage spreads with every write.",
     .remedy =
         "Stop the program, keep a copy of the file, and go back to the last backup that `doctor` "
         "finds sound; what came later can be saved with `data export`.",
     .sqlite_only = true},
    {.name = "outbox.stuck",
     .level = severity::warning,
     .query = &stuck_event,
     .wrong = "Events wait for more than an hour, or were given up.",
     .why = "Mails about orders have not been sent.",
     .remedy = "Look into the log and at last_error of these events: most often the mail server "
               "(smtp_url) refuses, or the program is not running.",
     .since_an_hour = true},
};

}

std::span<const check> system_checks() { return system_check_table; }

}
