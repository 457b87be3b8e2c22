#pragma once

#include "platform/db/sqlite_connection.hpp"
#include "platform/db/sqlite_writer.hpp"

#include <memory>

namespace foyer::db {

// The connection of one core. All reads of one turn of its loop see the same snapshot, for taking
// one costs four system calls and a lock that the cores share. It is taken anew as soon as somebody
// has heard of a later change, so that none is missed.
class sqlite_core_reader {
public:
    // Throws failure when the file cannot be opened.
    sqlite_core_reader(const std::string& file, const sqlite_writer& writer);

    bool only_reads(std::string_view text) { return connection_->only_reads(text); }

    // As sqlite_connection::execute. On the core's thread.
    std::int64_t read(
        std::string_view text, std::span<const value> values,
        const std::function<void(const sqlite_row&)>& f
    );

private:
    // Ends with the turn, or with the loop.
    class snapshot;

    void take_snapshot();

    const std::string file_;
    const sqlite_writer& writer_;
    std::shared_ptr<sqlite_connection> connection_;
    std::weak_ptr<snapshot> taken_;
    std::int64_t changes_{0}; // that the snapshot shows
};

}
