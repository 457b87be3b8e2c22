#pragma once

#include "platform/db/migrate/inspection.hpp"
#include "platform/db/migrate/migration.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What the files of migrations make, read from their text.
namespace foyer::migrate {

// Objects, in the words of an inspection, that the script makes anew: tables, columns, indexes,
// enums, triggers, views. What a rebuild on SQLite only makes again is not among them.
std::vector<std::string> objects_made_by(std::string_view script);

// The same without those that the script makes only where they are missing (IF NOT EXISTS).
std::vector<std::string> objects_new_in(std::string_view script);

// Statements of the script that change rows and belong to no rebuild: "UPDATE orders SET ...".
std::vector<std::string> row_changes_in(std::string_view script);

// Triggers, views and indexes that migrations make and the tables in code do not know, each with
// the statement that makes it; what a later migration drops is not among them.
std::map<std::string, std::string> made_by_hand(
    std::span<const migration> history, const facts& expected
);

}
