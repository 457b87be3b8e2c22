#pragma once

#include "platform/db/database.hpp"
#include "platform/db/postgres_connection.hpp"
#include "platform/db/statement_order.hpp"

#include <functional>

namespace foyer::db {

// The rows of a reply, or its failure. The number of rows read, or changed when there is no result.
std::int64_t read_reply(const postgres_reply& reply, const row_function& f);

// A transaction on a connection of its own. Statements without a wanted result wait and travel with
// the next one that has a result, or with the commit; BEGIN travels with the first.
class postgres_transaction final : public transaction {
public:
    explicit postgres_transaction(postgres_connection& c) : connection_(c) {}

    engine which() const override { return engine::postgres; }
    void changed(std::string_view tag) override { tags_.emplace_back(tag); }

    // Sends what waits and the commit. Throws the first failure; then nothing was committed, unless
    // the connection broke during the commit (unavailable: nobody knows).
    void commit();

    // Undoes everything; does not throw.
    void roll_back();

    const std::vector<std::string>& tags() const { return tags_; }

private:
    std::int64_t execute(const query& q, std::span<const value> values, const row_function& f)
        override;
    void enqueue(const query& q, std::span<const value> values) override;
    void begin();
    void finish_batch();

    postgres_connection& connection_;
    statement_order order_;
    std::vector<std::string> tags_;
    postgres_reply queued_; // of everything whose result nobody wants
    int waiting_{0};
    bool begun_{false};
};

}
