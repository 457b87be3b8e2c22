#include "platform/db/migrate/lint/scratch.hpp"

#include "platform/db/failure.hpp"
#include "platform/db/sqlite_connection.hpp"

namespace foyer::migrate {

scratch_database::scratch_database()
    : connection_(std::make_unique<db::sqlite_connection>(
          ":memory:", db::sqlite_connection::role::writer, true
      )) {
    connection_->command("PRAGMA foreign_keys = OFF");
}

scratch_database::~scratch_database() = default;

void scratch_database::begin_with(std::string_view file) {
    connection_->command("BEGIN");
    try {
        connection_->script(file);
    } catch (const db::failure&) {
        if (connection_->in_transaction()) connection_->command("ROLLBACK");
        throw;
    }
}

void scratch_database::run_file(std::string_view file) {
    begin_with(file);
    if (connection_->in_transaction()) connection_->command("COMMIT");
}

facts scratch_database::facts_after(std::string_view file) {
    begin_with(file);
    auto found = read_facts(*this);
    connection_->command("ROLLBACK");
    return found;
}

std::string scratch_database::fault_of(std::string_view statement) {
    try {
        connection_->prepare(statement);
        return {};
    } catch (const db::failure& e) {
        return e.what();
    }
}

std::int64_t scratch_database::execute(
    const db::query& q, std::span<const db::value> values, const db::row_function& f
) {
    return connection_->execute(q.text_for(db::engine::sqlite), values, f);
}

void scratch_database::enqueue(const db::query& q, std::span<const db::value> values) {
    execute(q, values, [](const db::row&) {});
}

std::vector<replayed_version> replay(std::span<const migration> sqlite_history) {
    scratch_database db;
    std::vector<replayed_version> out;
    facts present = read_facts(db);
    for (const auto& m : sqlite_history) {
        auto& version = out.emplace_back(replayed_version{.before = present});
        try {
            db.run_file(m.up);
        } catch (const db::failure& e) {
            version.up_fault = e.what();
            return out;
        }
        version.after = read_facts(db);
        try {
            version.undone = db.facts_after(m.down);
        } catch (const db::failure& e) {
            version.down_fault = e.what();
        }
        present = version.after;
    }
    return out;
}

}
