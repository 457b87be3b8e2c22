#pragma once

#include "platform/db/database.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace foyer::sample {

enum class existing_row : std::uint8_t { refused, kept };

// "INSERT INTO t (every column) VALUES ($1, ...)" of a table; the same object for the same
// arguments, kept for the life of the program.
const db::query& insert_query(const schema::table_def& table, existing_row existing);

// Statements that are written together. They are kept as values, so that a transaction can be run
// again.
class row_batch {
public:
    template <class T>
    void insert(
        const schema::table_def& table, const T& row, existing_row existing = existing_row::refused
    ) {
        std::vector<db::value> values;
        using members = boost::describe::describe_members<T, boost::describe::mod_public>;
        boost::mp11::mp_for_each<members>([&](auto d) {
            values.push_back(db::to_value(row.*d.pointer));
        });
        statements_.emplace_back(&insert_query(table, existing), std::move(values));
    }

    template <class... P>
    void run(const db::query& q, const P&... parameters) {
        statements_.emplace_back(&q, std::vector<db::value>{db::to_value(parameters)...});
    }

    // Puts the statements of another batch after its own.
    void append(row_batch&& later);

    // Queues every statement on the transaction.
    void write(db::transaction& tx) const;

    // Writes everything in one transaction of its own and becomes empty.
    void commit(db::database& db);

private:
    std::vector<std::pair<const db::query*, std::vector<db::value>>> statements_;
};

}
