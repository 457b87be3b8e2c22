#pragma once

#include "platform/db/script_session.hpp"
#include "platform/db/sqlite_connection.hpp"

namespace foyer::db {

// A second writer beside the database's own, as another program would be.
class sqlite_script final : public script_session {
public:
    explicit sqlite_script(const std::string& file)
        : connection_(file, sqlite_connection::role::writer, false) {}

    engine which() const override { return engine::sqlite; }
    std::int64_t run_statement(std::string_view sql) override;
    bool in_transaction() const override { return connection_.in_transaction(); }

private:
    std::int64_t execute(const query& q, std::span<const value> values, const row_function& f)
        override;
    void enqueue(const query& q, std::span<const value> values) override;

    sqlite_connection connection_;
};

}
