#include "platform/db/sqlite_core_reader.hpp"

#include "platform/base/log.hpp"
#include "platform/db/failure.hpp"
#include "platform/runtime/cores.hpp"

#include <utility>

namespace foyer::db {

namespace {

std::shared_ptr<sqlite_connection> open_reader(const std::string& file) {
    return std::make_shared<sqlite_connection>(file, sqlite_connection::role::reader, false);
}

}

class sqlite_core_reader::snapshot {
public:
    // SQLite takes it with the first read.
    explicit snapshot(std::shared_ptr<sqlite_connection> c) : connection_(std::move(c)) {
        connection_->command("BEGIN");
    }
    ~snapshot() {
        try {
            if (connection_->in_transaction()) connection_->command("COMMIT");
        } catch (const failure& e) {
            spdlog::error("sqlite: a snapshot does not end: {}", e.what());
        }
    }
    snapshot(const snapshot&) = delete;
    snapshot& operator=(const snapshot&) = delete;

    // False when a result that is being read still holds the old one.
    bool renew() {
        if (connection_->in_transaction()) connection_->command("COMMIT");
        const bool ended = !connection_->has_snapshot();
        connection_->command("BEGIN");
        return ended;
    }

private:
    const std::shared_ptr<sqlite_connection> connection_;
};

sqlite_core_reader::sqlite_core_reader(const std::string& file, const sqlite_writer& writer)
    : file_(file), writer_(writer), connection_(open_reader(file)) {}

void sqlite_core_reader::take_snapshot() {
    const auto changes = writer_.changes();
    if (const auto before = taken_.lock()) {
        if (changes == changes_ && connection_->in_transaction()) return;
        if (!before->renew()) return;
    } else {
        if (connection_->in_transaction()) connection_ = open_reader(file_); // it did not end
        const auto made = std::make_shared<snapshot>(connection_);
        taken_ = made;
        runtime::after_this_turn([made] {});
    }
    changes_ = changes;
}

std::int64_t sqlite_core_reader::read(
    std::string_view text, std::span<const value> values,
    const std::function<void(const sqlite_row&)>& f
) {
    take_snapshot();
    return connection_->execute(text, values, f);
}

}
