#include "platform/db/migrate/lock_holders.hpp"

#include "platform/db/failure.hpp"

#include <boost/describe.hpp>

#include <chrono>
#include <fstream>
#include <sstream>
#include <sys/stat.h>

namespace foyer::migrate {

namespace {

struct session_in_the_way {
    int pid{};
    std::string program;
    std::string state;
    std::optional<timestamp> since;
    std::string statement;
};
BOOST_DESCRIBE_STRUCT(session_in_the_way, (), (pid, program, state, since, statement))

constexpr db::query find_blockers{"migrate.find_blockers", R"sql(
    SELECT pid, application_name AS program, COALESCE(state, 'background') AS state,
        COALESCE(xact_start, query_start) AS since, COALESCE(query, '') AS statement
    FROM pg_stat_activity WHERE pid = ANY(pg_blocking_pids($1)) ORDER BY xact_start, pid)sql"};

// The two halves of pg_advisory_lock(72707369).
constexpr db::query find_lock_holder{"migrate.find_lock_holder", R"sql(
    SELECT a.pid, a.application_name AS program, COALESCE(a.state, 'background') AS state,
        COALESCE(a.xact_start, a.query_start) AS since, COALESCE(a.query, '') AS statement
    FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
    WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = 72707369
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))sql"};

constexpr std::size_t max_statement_bytes = 120;

std::string describe(const session_in_the_way& s) {
    auto text = "pid " + std::to_string(s.pid) + " (" + s.program + "), " + s.state;
    if (s.since) text += " since " + to_iso(*s.since);
    if (!s.statement.empty()) text += ": " + s.statement.substr(0, max_statement_bytes);
    return text;
}

std::string sentence_of(const std::vector<session_in_the_way>& sessions) {
    std::string text;
    for (const auto& s : sessions) text += (text.empty() ? "" : "; ") + describe(s);
    return text;
}

// The byte of the -shm file that SQLite locks for its writer (WAL_WRITE_LOCK).
constexpr long long writer_byte = 120;

// A line of /proc/locks: "1: POSIX  ADVISORY  WRITE 4711 08:01:262145 120 120".
int holder_in(const std::string& line, const std::string& inode) {
    std::istringstream in(line);
    std::string number, kind, manner, access, place, end;
    int pid = 0;
    long long first = 0;
    in >> number >> kind >> manner >> access >> pid >> place >> first >> end;
    const bool covers = in && access == "WRITE" && place.ends_with(":" + inode) &&
                        first <= writer_byte && (end == "EOF" || std::stoll(end) >= writer_byte);
    return covers ? pid : 0;
}

}

std::string blockers_of(db::session& s, int pid) {
    return sentence_of(s.all<session_in_the_way>(find_blockers, pid));
}

std::string migration_lock_holder(db::session& s) {
    return sentence_of(s.all<session_in_the_way>(find_lock_holder));
}

std::string process_name(int pid) {
    std::ifstream in("/proc/" + std::to_string(pid) + "/comm");
    std::string name;
    std::getline(in, name);
    return "pid " + std::to_string(pid) + (name.empty() ? "" : " (" + name + ")");
}

std::string sqlite_writer_of(const std::string& file) {
    struct stat shared{};
    if (::stat((file + "-shm").c_str(), &shared) != 0) return {};
    std::ifstream locks("/proc/locks");
    for (std::string line; std::getline(locks, line);)
        if (const int pid = holder_in(line, std::to_string(shared.st_ino)); pid > 0)
            return process_name(pid);
    return {};
}

lock_watch::lock_watch(db::database& db, int pid, std::chrono::milliseconds rhythm)
    : thread_([this, &db, pid, rhythm] {
          std::unique_lock lock(mutex_);
          while (!stop_.wait_for(lock, rhythm, [this] { return stopping_; })) {
              lock.unlock();
              look(db, pid);
              lock.lock();
          }
      }) {}

lock_watch::~lock_watch() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stop_.notify_one();
    thread_.join();
}

void lock_watch::look(db::database& db, int pid) {
    try {
        auto found = blockers_of(db, pid);
        const std::lock_guard lock(mutex_);
        if (!found.empty()) seen_ = std::move(found);
    } catch (const db::failure&) {
        // The migration itself says that the database is gone.
    }
}

std::string lock_watch::last_seen() const {
    const std::lock_guard lock(mutex_);
    return seen_;
}

}
