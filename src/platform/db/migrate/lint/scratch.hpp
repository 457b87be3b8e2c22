#pragma once

#include "platform/db/migrate/inspection.hpp"
#include "platform/db/migrate/migration.hpp"
#include "platform/db/session.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace foyer::db {
class sqlite_connection;
}

// SQLite in memory, made for one question and gone afterwards.
namespace foyer::migrate {

class scratch_database final : public db::session {
public:
    scratch_database();
    ~scratch_database();
    scratch_database(const scratch_database&) = delete;
    scratch_database& operator=(const scratch_database&) = delete;

    db::engine which() const override { return db::engine::sqlite; }

    // Runs a migration file with foreign keys off, parts and all. Throws db::failure.
    void run_file(std::string_view file);

    // What would be there after the file, which is then undone. Throws db::failure.
    facts facts_after(std::string_view file);

    // Why SQLite cannot read the statement; empty when it can.
    std::string fault_of(std::string_view statement);

private:
    // Leaves a transaction open unless the file ended it; none when it fails.
    void begin_with(std::string_view file);
    std::int64_t execute(
        const db::query& q, std::span<const db::value> values, const db::row_function& f
    ) override;
    void enqueue(const db::query& q, std::span<const db::value> values) override;

    std::unique_ptr<db::sqlite_connection> connection_;
};

// A history for SQLite, gone through version by version.
struct replayed_version {
    facts before{};
    facts after{};
    facts undone{};         // after the way back
    std::string up_fault{}; // why the file could not be run; the replay ends there
    std::string down_fault{};
};

std::vector<replayed_version> replay(std::span<const migration> sqlite_history);

}
