#pragma once

#include "platform/db/migrate/inspection.hpp"
#include "platform/db/migrate/lint/sql_statement.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The schema that statements make, followed without a database: what the lint knows of a table
// before a statement, and on PostgreSQL what the files of a history come to.
namespace foyer::migrate {

struct column_sketch {
    std::string type; // as PostgreSQL names it
    bool not_null{};
    std::optional<std::string> default_text;
    std::vector<std::string> values; // that a check lets in
};

struct constraint_sketch {
    constraint_text text;
    bool valid{true};
};

struct table_sketch {
    std::map<std::string, column_sketch, std::less<>> columns;
    std::map<std::string, constraint_sketch, std::less<>> constraints;
    std::vector<std::string> primary_key;
};

struct index_sketch {
    std::string table;
    std::vector<std::string> columns;
    bool unique{};
};

struct schema_sketch {
    std::map<std::string, table_sketch, std::less<>> tables;
    std::map<std::string, index_sketch, std::less<>> indexes;
    std::map<std::string, std::vector<std::string>, std::less<>> enums;

    const table_sketch* find_table(std::string_view name) const;
    const column_sketch* find_column(std::string_view table, std::string_view column) const;

    void apply(const action& a);
    void apply(std::string_view file);
};

// In the words of inspection.hpp, for PostgreSQL; a check with its condition.
facts facts_of(const schema_sketch& s);

}
