#pragma once

#include "platform/base/decimal.hpp"
#include "platform/base/id.hpp"
#include "platform/base/names.hpp"
#include "platform/db/failure.hpp"
#include "platform/db/row.hpp"
#include "platform/json/value.hpp"

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <optional>
#include <string>
#include <type_traits>

// Reads a result row into a described struct, members matched to columns by name. Results may have
// columns that the struct lacks, never the other way round. A type that is not described is read
// from the first column.
namespace foyer::db {

inline void read_cell(const row& r, int c, bool& out) { out = r.boolean(c); }
inline void read_cell(const row& r, int c, int& out) {
    const auto wide = r.integer(c);
    out = static_cast<int>(wide);
    if (out != wide) throw failure("column " + std::string(r.name(c)) + " does not fit 32 bits");
}
inline void read_cell(const row& r, int c, std::int64_t& out) { out = r.integer(c); }
inline void read_cell(const row& r, int c, percent& out) { out.hundredths = r.units(c, 2); }
inline void read_cell(const row& r, int c, timestamp& out) { out = r.moment(c); }
inline void read_cell(const row& r, int c, std::string& out) { out = r.text(c); }

// Compact text on both engines (PostgreSQL answers with spaces, and with its own order of keys).
void read_cell(const row& r, int c, json_value& out);

template <int S>
void read_cell(const row& r, int c, decimal<S>& out) {
    out.units = r.units(c, S);
}

template <class T>
void read_cell(const row& r, int c, id_of<T>& out) {
    out.value = r.text(c);
}

template <class E>
    requires std::is_enum_v<E>
void read_cell(const row& r, int c, E& out) {
    const auto parsed = parse_enum<E>(r.text(c));
    if (!parsed) throw failure("column " + std::string(r.name(c)) + " holds no known value");
    out = *parsed;
}

template <class T>
void read_cell(const row& r, int c, std::optional<T>& out) {
    if (r.is_null(c))
        out.reset();
    else
        read_cell(r, c, out.emplace());
}

// The column of that name; `hint` is where it usually is. Throws failure when the result lacks it.
int column_of(const row& r, std::string_view name, int hint);

template <class T>
T read_row(const row& r) {
    T out{};
    if constexpr (boost::describe::has_describe_members<T>::value) {
        int position = 0;
        using members = boost::describe::describe_members<T, boost::describe::mod_public>;
        boost::mp11::mp_for_each<members>([&](auto d) {
            read_cell(r, column_of(r, d.name, position), out.*d.pointer);
            ++position;
        });
    } else {
        read_cell(r, 0, out);
    }
    return out;
}

}
