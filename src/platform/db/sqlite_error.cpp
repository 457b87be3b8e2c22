#include "platform/db/sqlite_error.hpp"

#include "platform/db/failure.hpp"
#include "platform/db/write_fault.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <filesystem>
#include <string>

namespace foyer::db {

namespace {

// PostgreSQL cuts identifiers there.
constexpr std::size_t max_name_bytes = 63;

std::string_view after_colon(std::string_view message) {
    const auto colon = message.find(": ");
    return colon == std::string_view::npos ? std::string_view{} : message.substr(colon + 2);
}

// "products.sku, products.shop" -> "products_sku_shop".
std::string joined_columns(std::string_view list) {
    std::string name;
    while (!list.empty()) {
        const auto comma = list.find(", ");
        const auto one = list.substr(0, comma);
        const auto point = one.find('.');
        if (name.empty()) name = one.substr(0, point);
        if (point != std::string_view::npos) name += '_' + std::string(one.substr(point + 1));
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 2);
    }
    return name;
}

std::string shortened(std::string name) {
    if (name.size() > max_name_bytes) name.resize(max_name_bytes);
    return name;
}

[[noreturn]] void throw_unique(const std::string& message, bool primary_key) {
    const auto columns = after_colon(message);
    if (columns.starts_with("index '"))
        throw unique_violation(message, std::string(columns.substr(7, columns.size() - 8)));
    if (primary_key)
        throw unique_violation(
            message, std::string(columns.substr(0, columns.find('.'))) + "_pkey"
        );
    throw unique_violation(message, shortened(joined_columns(columns) + "_key"));
}

// A trigger that says so shuts its table for a while.
constexpr std::string_view shut_prefix = "unavailable: ";

[[noreturn]] void throw_trigger(const std::string& message) {
    if (message.starts_with(shut_prefix)) throw unavailable(message.substr(shut_prefix.size()));
    throw check_violation(message, message);
}

[[noreturn]] void throw_constraint(int extended, const std::string& message) {
    switch (extended) {
        case SQLITE_CONSTRAINT_UNIQUE: throw_unique(message, false);
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID: throw_unique(message, true);
        case SQLITE_CONSTRAINT_FOREIGNKEY: throw foreign_key_violation(message, "");
        case SQLITE_CONSTRAINT_CHECK:
            throw check_violation(message, std::string(after_colon(message)));
        case SQLITE_CONSTRAINT_TRIGGER: throw_trigger(message);
        case SQLITE_CONSTRAINT_NOTNULL:
            throw constraint_violation(
                message, shortened(joined_columns(after_colon(message)) + "_not_null")
            );
        default: throw constraint_violation(message, std::string(after_colon(message)));
    }
}

// A file that was opened before its disk became read-only gives write errors of any kind, and what
// the system said to them is forgotten by then.
bool is_read_only(sqlite3* connection, int code) {
    switch (code & 0xff) {
        case SQLITE_READONLY: return true;
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN: break;
        default: return false;
    }
    const char* const file =
        connection == nullptr ? nullptr : sqlite3_db_filename(connection, "main");
    if (file == nullptr || *file == '\0') return false;
    return write_fault(std::filesystem::path(file).parent_path()) == EROFS;
}

}

void throw_sqlite_error(sqlite3* connection, int code, std::string_view doing) {
    const std::string message =
        connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
    const auto full = std::string(doing) + ": " + message;
    if (is_read_only(connection, code)) throw storage_read_only(full);
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT: throw_constraint(sqlite3_extended_errcode(connection), message);
        case SQLITE_FULL:
        case SQLITE_IOERR: throw storage_exhausted(full);
        case SQLITE_BUSY:
        case SQLITE_LOCKED: throw must_retry(full);
        default: throw failure(full);
    }
}

}
