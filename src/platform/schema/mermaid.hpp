#pragma once

#include "platform/schema/database_schema.hpp"

#include <span>
#include <string>

// Entity-relationship diagrams in Mermaid's language, which many readers of Markdown draw.
namespace foyer::schema {

// All tables with all columns and relations.
std::string export_mermaid(const database_schema& schema);

// Some tables, with their keys only, and where their foreign keys lead; a table that is not one of
// them stands as its bare name.
std::string mermaid_overview(
    const database_schema& schema, std::span<const std::string> table_names
);

}
