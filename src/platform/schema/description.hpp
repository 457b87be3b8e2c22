#pragma once

#include "platform/schema/database_schema.hpp"

#include <string>

namespace foyer::schema {

// The schema as JSON, for tools of others; docs/schema-json.md describes each key. The same schema
// gives the same text, a line a column. Keys are only ever added while "format" stays the same.
std::string export_json(const database_schema& schema);

}
