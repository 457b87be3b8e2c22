#pragma once

#include "care/adopt/matching.hpp"
#include "platform/db/session.hpp"

#include <memory>
#include <string>

namespace foyer::adopt {

// The shop's tables in the way of ours, in one transaction: moved out before ours are made, taken
// away when ours are filled. Tables that we do not know stay; one that has a name of ours gets
// "_adopted" behind it.
class rebuilding {
public:
    virtual ~rebuilding() = default;

    virtual void move_out() = 0;
    // The moved table, quoted.
    virtual std::string moved(const source_table& table) const = 0;
    // How a column is to be declared in the table that takes its place.
    virtual std::string type_of(const source_column& column) const { return column.type; }
    // Keys of tables that we do not know lead to ours again.
    virtual void take_away() = 0;
};

// Both must outlive the object.
std::unique_ptr<rebuilding> make_rebuilding(
    db::session& s, const matching& m, const schema::database_schema& ours
);
std::unique_ptr<rebuilding> make_sqlite_rebuilding(
    db::session& s, const matching& m, const schema::database_schema& ours
);
std::unique_ptr<rebuilding> make_postgres_rebuilding(
    db::session& s, const matching& m, const schema::database_schema& ours
);

// Keeps every other program out of the shop's tables until the end of the transaction. (SQLite:
// BEGIN IMMEDIATE has done it.)
void hold_tables(db::session& s, const matching& m);

// Runs each statement of a text that was made for this database.
void run_script(db::session& s, std::string_view sql);

// Adds to our filled tables the columns that the shop had besides, with their values. They may be
// empty from now on: our rows do not know them.
void return_extra_columns(db::session& s, const matching& m, const rebuilding& r);

}
