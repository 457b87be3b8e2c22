#pragma once

#include <string>
#include <string_view>
#include <vector>

// Reads SQL text only as far as needed to know what stands in quotes and comments.
namespace foyer::db {

// "$1" -> "?1" outside quotes and comments: SQLite would number $1 by first appearance.
std::string numbered_for_sqlite(std::string_view sql);

// The statements of a script, cut at semicolons outside quotes, comments and dollar quotes; without
// empty ones. The body of a trigger of SQLite is not cut.
std::vector<std::string> split_script(std::string_view sql);

// Whether the last statement of a script lacks its semicolon.
bool ends_open(std::string_view sql);

// Where the comments that reach to the end of their line ("-- ...") begin.
std::vector<std::size_t> line_comments(std::string_view sql);

// The word with which a statement begins, in small letters; empty when it begins with none.
std::string first_word(std::string_view sql);

// Whether the text looks as if it only read: SELECT, VALUES or WITH without a writing word. Wrong
// for functions that write, so the connection that trusts it must be read-only.
bool looks_read_only(std::string_view sql);

// JSON without the white space between its tokens.
std::string compact_json(std::string_view text);

}
