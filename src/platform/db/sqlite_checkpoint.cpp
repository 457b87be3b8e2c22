#include "platform/db/sqlite_checkpoint.hpp"

#include "platform/base/log.hpp"

#include <sqlite3.h>

namespace foyer::db {

namespace {

// SQLite's own rhythm: 4 MB of log.
constexpr int due_pages = 1000;
// Readers that never pause can keep the log growing; from 256 MB on, writers wait for them.
constexpr int pressing_pages = 65'536;

}

sqlite_checkpoint::sqlite_checkpoint(const std::string& file, bool create)
    : connection_(file, sqlite_connection::role::writer, create), thread_([this] { serve(); }) {}

void sqlite_checkpoint::watch(sqlite_connection& writer) {
    writer.command("PRAGMA wal_autocheckpoint=0");
    sqlite3_wal_hook(writer.handle(), &sqlite_checkpoint::after_commit, this);
}

sqlite_checkpoint::~sqlite_checkpoint() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    due_.notify_one();
    thread_.join();
}

int sqlite_checkpoint::after_commit(void* self, sqlite3*, const char*, int pages) {
    if (pages < due_pages) return SQLITE_OK;
    auto& me = *static_cast<sqlite_checkpoint*>(self);
    {
        const std::lock_guard lock(me.mutex_);
        me.pages_ = pages;
    }
    me.due_.notify_one();
    return SQLITE_OK;
}

void sqlite_checkpoint::serve() {
    std::unique_lock lock(mutex_);
    for (;;) {
        due_.wait(lock, [this] { return stopping_ || pages_ > 0; });
        if (stopping_) return;
        const int pages = std::exchange(pages_, 0);
        lock.unlock();
        checkpoint(pages);
        lock.lock();
    }
}

void sqlite_checkpoint::checkpoint(int pages) {
    const int mode = pages < pressing_pages ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_RESTART;
    const int code =
        sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr, mode, nullptr, nullptr);
    if (code != SQLITE_OK && code != SQLITE_BUSY)
        spdlog::warn("sqlite: checkpoint failed: {}", sqlite3_errstr(code));
}

}
