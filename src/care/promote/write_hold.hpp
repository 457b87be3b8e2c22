#pragma once

#include "platform/db/database.hpp"

#include <condition_variable>
#include <future>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <span>
#include <string>

namespace foyer::promote {

// While it lives nobody writes to the database, no thread of this program and no other program;
// readers go on. The engine holds the others off: SQLite by its one write lock, PostgreSQL by a
// lock on each table. When this program dies, the engine lets them go on.
class write_hold {
public:
    // Returns when the writes under way have ended. Throws unavailable when they do not.
    write_hold(const std::string& url, std::span<const std::string> tables);
    // Lets writers go on.
    ~write_hold();
    write_hold(const write_hold&) = delete;
    write_hold& operator=(const write_hold&) = delete;

    // Runs the statements and ends the hold with their commit: nobody wrote between its beginning
    // and them. Throws failure when that is not so (the server was restarted), and they were not
    // run. Once.
    void commit_with(std::span<const db::query> statements);

private:
    enum class step { beginning, holding, letting_go, committing, ended };

    void hold();
    void hold_in(db::transaction& tx);
    void move_to(step next);
    step wait_for(std::initializer_list<step> any);

    std::unique_ptr<db::database> database_;
    db::query lock_;
    std::span<const db::query> statements_;
    std::mutex mutex_;
    std::condition_variable changed_;
    step step_{step::beginning};
    bool held_{false};
    std::future<void> task_; // last: it uses the others
};

}
