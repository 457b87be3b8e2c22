#include "platform/db/sqlite_checkpoint.hpp"

#include "platform/base/log.hpp"

#include <sqlite3.h>

namespace foyer::db {

namespace {

// SQLite's own rhythm: each 4 MB of log.
constexpr int due_pages = 1000;
// Under load somebody has always written before the thread is done, and the log would grow: from
// 32 MB on, the writer takes what is left and begins it anew, unless somebody reads for longer than
// a turn of a core takes.
constexpr int full_pages = 8192;
constexpr std::chrono::milliseconds turn{50};
// Readers that never pause can keep the log growing; from 256 MB on, the writer waits for them.
constexpr int pressing_pages = 65'536;

void run_checkpoint(sqlite_connection& c, int mode) {
    const int code = sqlite3_wal_checkpoint_v2(c.handle(), nullptr, mode, nullptr, nullptr);
    if (code != SQLITE_OK && code != SQLITE_BUSY)
        spdlog::warn("sqlite: checkpoint failed: {}", sqlite3_errstr(code));
}

}

sqlite_checkpoint::sqlite_checkpoint(const std::string& file, bool create)
    : connection_(file, sqlite_connection::role::writer, create), thread_([this] { serve(); }) {}

void sqlite_checkpoint::watch(sqlite_connection& writer) {
    writer_ = &writer;
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
    auto& me = *static_cast<sqlite_checkpoint*>(self);
    if (pages < me.asked_at_) me.asked_at_ = 0; // it has begun anew
    if (pages - me.asked_at_ < due_pages) return SQLITE_OK;
    if (pages >= full_pages && me.at_work_) return SQLITE_OK; // there is one checkpoint at a time
    me.asked_at_ = pages;
    if (pages < full_pages)
        me.ask_for_checkpoint();
    else
        me.begin_anew(pages);
    return SQLITE_OK;
}

// Tried again 4 MB later when somebody reads.
void sqlite_checkpoint::begin_anew(int pages) {
    const auto usual = writer_->lock_wait();
    if (pages < pressing_pages) writer_->wait_for_locks(turn);
    run_checkpoint(*writer_, SQLITE_CHECKPOINT_RESTART);
    writer_->wait_for_locks(usual);
}

void sqlite_checkpoint::ask_for_checkpoint() {
    {
        const std::lock_guard lock(mutex_);
        asked_ = true;
    }
    due_.notify_one();
}

void sqlite_checkpoint::serve() {
    std::unique_lock lock(mutex_);
    for (;;) {
        due_.wait(lock, [this] { return stopping_ || asked_; });
        if (stopping_) return;
        asked_ = false;
        at_work_ = true;
        lock.unlock();
        run_checkpoint(connection_, SQLITE_CHECKPOINT_PASSIVE);
        at_work_ = false;
        lock.lock();
    }
}

}
