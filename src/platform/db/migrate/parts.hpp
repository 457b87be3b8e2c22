#pragma once

#include "platform/base/result.hpp"
#include "platform/db/migrate/migration.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// A migration file, taken apart. Without directives it is one transaction. A comment line that
// begins with "-- foyer:" starts a new part:
//
//     -- foyer:transaction
//     ALTER TABLE orders ADD COLUMN currency TEXT;
//     -- foyer:batches rows=1000 pause_ms=20 remaining="SELECT count(*) FROM orders WHERE ..."
//     UPDATE orders SET currency = 'DZD' WHERE id IN (SELECT id FROM orders WHERE ... LIMIT 1000);
//     -- foyer:alone
//     CREATE INDEX CONCURRENTLY orders_currency_idx ON orders (currency);
namespace foyer::migrate {

enum class part_kind : std::uint8_t {
    transaction, // its statements and the note of it in the history are one transaction
    alone,       // one statement outside any transaction, which may be run again after a crash
    batches, // one statement run again and again, each in a transaction, until it changes no row
};

struct part {
    part_kind kind{part_kind::transaction};
    std::vector<std::string> statements{}; // one, but for a transaction: there any number
    int batch_rows{};        // of batches: how many rows the statement changes at most
    int pause_ms{};          // between two batches
    std::string remaining{}; // a query: the rows that are left, 0 at the end
    int line{1};             // where it begins in the file
};

// The most that a directive may ask for.
constexpr int max_batch_rows = 100'000;
constexpr int max_pause_ms = 60'000;

// The parts of a script, in order; never empty. A transaction may be empty where nothing is to be
// done. errc::invalid "migration.bad_directive" names the file and the line: an unknown directive
// or option, one that is missing or out of bounds, one in the middle of a statement, not exactly
// one statement after `alone` or `batches`, a batch that does not contain its number of rows, a
// statement that opens or closes a transaction.
result<std::vector<part>> parts_of(std::string_view script, std::string_view file = "script");

struct both_ways {
    std::vector<part> up;
    std::vector<part> down;
};

// Both files of a migration. A way forward of several parts has a way back that is either one
// transaction, which undoes whatever is done of it, or has as many parts, the last of which undoes
// the first; so a version that stands between two parts can go on or back. Otherwise errc::invalid
// "migration.unmatched_parts".
result<both_ways> parts_of(const migration& m);

}
