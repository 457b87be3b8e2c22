#pragma once

#include "care/promote/marks.hpp"
#include "care/transfer/export_data.hpp"
#include "platform/base/result.hpp"

namespace foyer::promote {

// The names of all tables of a database, sorted.
std::vector<std::string> table_names(db::session& db);

// Tables in which the program keeps its own books about a database.
bool is_ledger(std::string_view table);

// Makes a database ready to take the rows of a source: marks it as unfinished and gives it the
// migrations of this program. Errors: "promote.target_not_empty" (the fields name tables that have
// rows or are not ours), "promote.other_source" (a promotion from elsewhere has begun there), those
// of migrate::deploy.
result<void> prepare_target(db::database& to, transfer::table_list tables, const unfinished& mark);

}
