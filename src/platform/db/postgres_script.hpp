#pragma once

#include "platform/db/postgres_connection.hpp"
#include "platform/db/script_session.hpp"

#include <memory>

namespace foyer::db {

class postgres_script final : public script_session {
public:
    explicit postgres_script(std::unique_ptr<postgres_connection> c) : connection_(std::move(c)) {}

    engine which() const override { return engine::postgres; }
    std::int64_t run_statement(std::string_view sql) override;
    bool in_transaction() const override { return connection_->in_transaction(); }

private:
    std::int64_t execute(const query& q, std::span<const value> values, const row_function& f)
        override;
    void enqueue(const query& q, std::span<const value> values) override;
    std::int64_t answer_to(const postgres_reply& reply, const row_function& f);

    const std::unique_ptr<postgres_connection> connection_;
};

}
