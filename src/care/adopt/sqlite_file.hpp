#pragma once

#include "platform/db/session.hpp"
#include "platform/db/sqlite_connection.hpp"

#include <string>

namespace foyer::adopt {

// A SQLite file as a session of its own, beside the pool and the writer of db::database: a shop
// that must not be touched is read without a journal being made for it, and tables are replaced
// with foreign keys off inside one transaction.
class sqlite_file final : public db::session {
public:
    enum class use : std::uint8_t {
        reading,   // one moment of the file, refusing every write
        replacing, // the write lock (BEGIN IMMEDIATE), foreign keys off; commit() keeps what was
                   // done
        scratch    // a new file that nobody else sees and that need not survive a crash
    };

    // Throws db::must_retry when another program keeps the file locked, failure when it cannot be
    // opened.
    sqlite_file(const std::string& file, use u);

    db::engine which() const override { return db::engine::sqlite; }

    // Ends the transaction that `replacing` began. Without it everything is rolled back.
    void commit() { connection_.command("COMMIT"); }

private:
    std::int64_t execute(
        const db::query& q, std::span<const db::value> values, const db::row_function& f
    ) override;
    void enqueue(const db::query& q, std::span<const db::value> values) override;

    db::sqlite_connection connection_;
};

}
