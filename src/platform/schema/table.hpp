#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A table as plain data. It is made once from a described struct (builder.hpp); DDL, diff and
// exporters are ordinary functions over it.
namespace foyer::schema {

enum class kind : std::uint8_t {
    text,
    boolean,
    integer,
    bigint,
    decimal,
    timestamp,
    json,
    enumeration
};

enum class on_delete : std::uint8_t { restrict, set_null, cascade };

// What a column holds, for privacy, exports and the API.
enum class tag : std::uint8_t {
    pii,      // personal data: erased on request, never logged
    secret,   // never leaves the program (password hash, token hash)
    internal, // not for customers (cost price)
};

struct column_def {
    std::string name; // snake_case
    kind type{};
    bool nullable{};
    int precision{};                      // decimals: total digits on PostgreSQL
    int scale{};                          // decimals: digits after the point
    int max_length{};                     // texts: characters, 0 = no limit of its own
    std::string enum_type;                // "OrderStatus"
    std::vector<std::string> enum_values; // "PENDING", ...
    std::string references;               // struct name of the target ("category"), else empty
    std::string relation; // what the row behind the key is called ("shipping_address"); empty: the
                          // column without _id
    on_delete on_target_deleted{};
    // As JSON would spell it (true, 0, 0.00, DZD), "now" for timestamps; nothing: no default.
    std::optional<std::string> default_value;
    std::string check; // SQL condition, engine-neutral, over this row's columns; else empty
    std::vector<tag> tags;
    bool addition{}; // not in the seed document: comes with version 2
};

struct index_def {
    std::string name; // "<table>_<columns>_key" for uniques, the seed's name or
                      // "<table>_<columns>_idx" otherwise
    std::vector<std::string> columns;
    bool unique{};
    bool addition{};
};

struct table_def {
    std::string name;  // "order_items"
    std::string model; // struct name, "order_item"; "OrderItem" in Prisma and OpenAPI
    std::vector<std::string> primary_key;
    std::vector<column_def>
        columns; // in the order of the struct, which is the order of the seed document
    std::vector<index_def> indexes;
    bool addition{}; // the seed does not have this table

    const column_def* find_column(std::string_view column) const;
};

// The spellings of the lock file ("enumeration", "set_null"); nothing for a text that is none.
std::string_view kind_name(kind k);
std::optional<kind> parse_kind(std::string_view name);
std::string_view on_delete_name(on_delete action);
std::optional<on_delete> parse_on_delete(std::string_view name);

// "pii", "secret", "internal".
std::string_view tag_name(tag t);

}
