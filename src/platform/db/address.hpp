#pragma once

#include "platform/db/query.hpp"

#include <string>
#include <string_view>

// What the address of a database says: sqlite:PATH, or a postgres:// URI.
namespace foyer::db {

inline constexpr std::string_view sqlite_prefix = "sqlite:";

// What is not SQLite's is taken for PostgreSQL's; whether it is one is found out by opening it.
inline engine engine_of(std::string_view url) {
    return url.starts_with(sqlite_prefix) ? engine::sqlite : engine::postgres;
}

// The PATH of sqlite:PATH.
inline std::string sqlite_path(std::string_view url) {
    return std::string(url.substr(sqlite_prefix.size()));
}

}
