#include "platform/db/migrate/workplace.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

constexpr db::query backend_pid{"migrate.backend_pid", "SELECT pg_backend_pid()", "SELECT 0"};

constexpr int looks_before_timeout = 5;
constexpr std::chrono::milliseconds shortest_rhythm{20};

}

result<std::unique_ptr<workplace>> workplace::open(db::database& db, const run_options& how) {
    std::unique_ptr<workplace> made(new workplace(db));
    auto& s = made->session();
    FOYER_TRY(auto lock, migration_lock::take(s, how.patience));
    made->lock_.emplace(std::move(lock));
    if (s.which() == db::engine::sqlite) {
        made->who_ = [file = sqlite_file_of(s)] { return sqlite_writer_of(file); };
    } else {
        const auto rhythm = std::max(shortest_rhythm, how.lock_timeout / looks_before_timeout);
        auto& watch = made->watch_.emplace(db, s.first<int>(backend_pid).value_or(0), rhythm);
        made->who_ = [&watch] { return watch.last_seen(); };
    }
    return made;
}

}
