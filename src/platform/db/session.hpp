#pragma once

#include "platform/db/query.hpp"
#include "platform/db/row_mapping.hpp"
#include "platform/db/value.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace foyer::db {

using row_function = std::function<void(const row&)>;

// Where statements run: either the database itself (each statement its own transaction) or a
// transaction. Stores are functions over a session and cannot tell. All calls wait as
// runtime::await does and throw db::failure.
class session {
public:
    virtual engine which() const = 0;

    // Every row of the result.
    template <class T, class... P>
    std::vector<T> all(const query& q, const P&... parameters) {
        std::vector<T> rows;
        each(q, [&](const row& r) { rows.push_back(read_row<T>(r)); }, parameters...);
        return rows;
    }

    // The first row, if there is one.
    template <class T, class... P>
    std::optional<T> first(const query& q, const P&... parameters) {
        std::optional<T> found;
        each(
            q,
            [&](const row& r) {
                if (!found) found = read_row<T>(r);
            },
            parameters...
        );
        return found;
    }

    // Calls `f` for each row while the result is read; returns their number.
    template <class... P>
    std::int64_t each(const query& q, const row_function& f, const P&... parameters) {
        const value values[] = {to_value(parameters)..., value{}};
        return execute(q, {values, sizeof...(P)}, f);
    }

    // Runs a statement now and returns the number of rows it changed.
    template <class... P>
    std::int64_t change(const query& q, const P&... parameters) {
        return each(q, [](const row&) {}, parameters...);
    }

    // Runs a statement whose result nobody wants. In a transaction it is queued and sent with the
    // next statement that has a result, or with the commit; its failure comes out there.
    template <class... P>
    void run(const query& q, const P&... parameters) {
        const value values[] = {to_value(parameters)..., value{}};
        enqueue(q, {values, sizeof...(P)});
    }

    // For lists of parameters that are only known at run time.
    std::int64_t execute_values(
        const query& q, std::span<const value> values, const row_function& f
    ) {
        return execute(q, values, f);
    }
    void run_values(const query& q, std::span<const value> values) { enqueue(q, values); }

protected:
    ~session() = default;

private:
    // Rows read for a SELECT or RETURNING, rows changed otherwise.
    virtual std::int64_t execute(
        const query& q, std::span<const value> values, const row_function& f
    ) = 0;
    virtual void enqueue(const query& q, std::span<const value> values) = 0;
};

}
