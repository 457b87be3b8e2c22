#pragma once

#include "platform/db/database.hpp"
#include "platform/schema/table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace foyer::test {

// Inserts a row given as a line of an export.
void insert_row(db::session& session, std::string_view table, std::string_view line);

// Two products in two categories (the parent's id sorts after the child's), a customer with two
// orders of which one was cancelled, their payments and stock movements; texts in French and
// Arabic, every kind of value. Everything agrees with everything.
void fill_small_shop(db::database& database);

// The definitions of all tables without CHECKs and without keys between tables, so that tests can
// write what the database would refuse.
const std::vector<const schema::table_def*>& unguarded_tables();

}
