#pragma once

#include "platform/db/migrate/lint/sql_cursor.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Columns and constraints as CREATE TABLE and ALTER TABLE write them.
namespace foyer::migrate {

enum class constraint_kind : std::uint8_t { primary_key, unique, check, foreign_key };

struct constraint_text {
    constraint_kind kind{};
    std::string name{}; // empty: the engine chooses
    std::vector<std::string> columns{};
    std::string target{}; // table that a foreign key leads to
    std::string text{};   // of a check: the condition; of a foreign key: from REFERENCES on
    std::vector<std::string> values{}; // of a check that is `column IN ('A', 'B')`
    bool not_valid{};
    std::size_t end{}; // in the file, of a constraint of the table; 0 for one of a column
};

struct column_text {
    std::string name{};
    std::string type{}; // as written, without the spaces inside its brackets
    bool not_null{};
    std::optional<std::string> default_text{};
    std::vector<constraint_text> constraints{};
};

// As PostgreSQL calls it where the text gives no name: "orders_state_check".
std::string name_of(std::string_view table, const constraint_text& c);

std::string read_type(sql_cursor& at);
column_text read_column(sql_cursor& at);

// CONSTRAINT name CHECK (...), PRIMARY KEY (...) and so on; nothing when something else comes.
std::optional<constraint_text> read_constraint(sql_cursor& at);

}
