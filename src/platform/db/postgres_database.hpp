#pragma once

#include "platform/db/by_text.hpp"
#include "platform/db/postgres_keeper.hpp"
#include "platform/db/postgres_pipe.hpp"
#include "platform/db/postgres_transaction.hpp"
#include "platform/db/query_meter.hpp"

#include <array>

namespace foyer::db {

// A PostgreSQL database. Reads of a core share its pipes; transactions, writes and everything
// outside the cores borrow a connection from a pool.
class postgres_database final : public database {
public:
    explicit postgres_database(const options& o);
    ~postgres_database() override;

    engine which() const override { return engine::postgres; }
    void execute_script(std::string_view sql) override;
    std::unique_ptr<script_session> open_script() override;
    void backup_to(const std::string& file) override;
    void prepare(const query& q) override;
    std::vector<query_statistics> statistics() const override { return meter_.read(); }
    traffic_counts traffic() const override;

private:
    // What belongs to one core and is used by its fibers only.
    struct core_state {
        core_state(postgres_door& door, const options& o)
            : pipes{postgres_pipe(door, o.trace_reads), postgres_pipe(door, o.trace_reads)},
              pool(door, o.pool_per_core) {}
        std::array<postgres_pipe, 2> pipes;
        postgres_pool pool;
        by_text<bool> only_read; // what was found out about each text
    };

    std::int64_t execute(const query& q, std::span<const value> values, const row_function& f)
        override;
    void enqueue(const query& q, std::span<const value> values) override;
    void run_transaction(const std::function<bool(db::transaction&)>& work) override;

    static std::vector<std::unique_ptr<core_state>> make_cores(
        postgres_door& door, const options& o
    );
    core_state* this_core();
    static bool& only_reads(core_state& core, std::string_view text);
    postgres_pool& this_pool();
    void ask(const query& q, std::span<const value> values, postgres_reply& reply);
    bool ask_pipe(const query& q, std::span<const value> values, postgres_reply& reply);
    void ask_alone(const query& q, std::span<const value> values, postgres_reply& reply);
    void attempt(const std::function<bool(db::transaction&)>& work);

    const std::string url_;
    const postgres_settings settings_;
    query_meter meter_;
    postgres_counters counters_;
    postgres_door door_;
    std::vector<std::unique_ptr<core_state>> cores_;
    postgres_pool outside_;
    postgres_keeper keeper_;
};

}
