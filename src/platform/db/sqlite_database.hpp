#pragma once

#include "platform/db/query_meter.hpp"
#include "platform/db/sqlite_checkpoint.hpp"
#include "platform/db/sqlite_core_reader.hpp"
#include "platform/db/sqlite_writer.hpp"

#include <memory>
#include <mutex>
#include <vector>

namespace foyer::db {

// The SQLite file: reads on the core's own connection, or on a spare one elsewhere; writes through
// the writer.
class sqlite_database final : public database {
public:
    sqlite_database(const std::string& file, const options& o);
    ~sqlite_database() override;

    engine which() const override { return engine::sqlite; }
    void execute_script(std::string_view sql) override;
    std::unique_ptr<script_session> open_script() override;
    void backup_to(const std::string& file) override;
    void prepare(const query& q) override;
    std::vector<query_statistics> statistics() const override { return meter_.read(); }
    traffic_counts traffic() const override;

    // For the tests of group commit.
    sqlite_writer& writer() { return writer_; }

private:
    // A connection that is not a core's, for as long as it is held.
    class spare {
    public:
        explicit spare(sqlite_database& home);
        ~spare();
        spare(const spare&) = delete;
        spare& operator=(const spare&) = delete;
        sqlite_connection& operator*() const { return *connection_; }

    private:
        sqlite_database& home_;
        std::unique_ptr<sqlite_connection> connection_;
    };

    std::int64_t execute(const query& q, std::span<const value> values, const row_function& f)
        override;
    void enqueue(const query& q, std::span<const value> values) override;
    void run_transaction(const std::function<bool(db::transaction&)>& work) override;

    std::unique_ptr<sqlite_connection> open_reader() const;
    sqlite_core_reader& core_reader(int core);
    bool only_reads(std::string_view text);
    std::int64_t read(std::string_view text, std::span<const value> values, const row_function& f);
    std::int64_t write(const query& q, std::span<const value> values, const row_function& f);

    const std::string file_;
    query_meter meter_;
    std::atomic<std::int64_t> transactions_{0};
    std::mutex spare_mutex_;
    std::vector<std::unique_ptr<sqlite_connection>> spare_;
    sqlite_checkpoint checkpoint_;
    sqlite_writer writer_; // ends before the checkpoint, which hears of its commits
    std::vector<std::unique_ptr<sqlite_core_reader>> core_readers_; // each used by its core only
};

}
