#include "platform/db/migrate/restore/restore.hpp"
#include "platform/db/postgres_line.hpp"
#include "platform/db/postgres_program.hpp"
#include "platform/runtime/await.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <sys/socket.h>
#include <unistd.h>

namespace foyer::migrate {

namespace {

constexpr std::chrono::milliseconds pause{50};

constexpr const char* others_sql = R"sql(
    SELECT coalesce(nullif(application_name, ''), 'a session'), count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend'
    AND pid <> pg_backend_pid() GROUP BY 1 ORDER BY 1)sql";

// Everything in the schema goes; the schema itself stays with the rights on it. Behind the lock
// that migrations take: who got it since others were looked for is not waited for either.
constexpr std::string_view begin_sql = R"sql(
BEGIN;
DO $$
DECLARE one record;
BEGIN
    IF NOT pg_try_advisory_xact_lock(72707369) THEN
        RAISE EXCEPTION 'another program has begun to change this database''s history';
    END IF;
    FOR one IN SELECT c.oid::regclass AS name, CASE c.relkind
            WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
            WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END AS kind
        FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace
        AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    LOOP
        EXECUTE format('DROP %s IF EXISTS %s CASCADE', one.kind, one.name);
    END LOOP;
    FOR one IN SELECT p.oid::regprocedure AS name FROM pg_proc p
        WHERE p.pronamespace = current_schema()::regnamespace
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    LOOP
        EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', one.name);
    END LOOP;
    FOR one IN SELECT t.oid::regtype AS name FROM pg_type t
        WHERE t.typnamespace = current_schema()::regnamespace AND t.typtype IN ('e', 'd')
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
    LOOP
        EXECUTE format('DROP TYPE IF EXISTS %s CASCADE', one.name);
    END LOOP;
END $$;
)sql";

// Two ends of a stream; each is closed at most once.
class stream {
public:
    stream() {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends_) != 0)
            throw db::failure(std::string("no stream: ") + std::strerror(errno));
    }
    ~stream() {
        close(0);
        close(1);
    }
    stream(const stream&) = delete;
    stream& operator=(const stream&) = delete;

    int end(int which) const { return ends_[which]; }

    void close(int which) {
        if (ends_[which] >= 0) ::close(ends_[which]);
        ends_[which] = -1;
    }

    // What cannot be written is noticed by the reader's end.
    void write(std::string_view text) const {
        while (!text.empty()) {
            const auto sent = ::send(ends_[1], text.data(), text.size(), MSG_NOSIGNAL);
            if (sent < 0) return;
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    // Everything until the other end is closed.
    std::string read() const {
        std::string text;
        std::array<char, 4096> some{};
        for (ssize_t got = 0; (got = ::recv(ends_[0], some.data(), some.size(), 0)) > 0;)
            text.append(some.data(), static_cast<std::size_t>(got));
        return text;
    }

private:
    int ends_[2]{-1, -1};
};

// Of the rows between "COPY ... FROM stdin;" and "\\.".
std::optional<int> last_version(const std::string& dump) {
    std::optional<int> version;
    std::istringstream lines(dump);
    for (std::string line; std::getline(lines, line) && line != "\\.";) {
        if (version) version = std::max(*version, std::atoi(line.c_str()));
        if (line.starts_with("COPY ") && line.find(" (version, ") != std::string::npos) version = 0;
    }
    return version;
}

// A session that has just ended is still seen for a moment.
std::string other_sessions(db::postgres_line& line, std::chrono::milliseconds patience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    for (;; runtime::sleep_for(pause)) {
        std::string out;
        for (const auto& row : line.ask(others_sql))
            out += (out.empty() ? "" : ", ") + row[1] + " x " + row[0];
        if (out.empty() || std::chrono::steady_clock::now() >= end) return out;
    }
}

int version_of(const std::string& url) {
    db::postgres_line line(url, "foyer restore");
    if (line.ask_one("SELECT to_regclass('foyer_migrations') IS NULL") == "t") return 0;
    return std::stoi(line.ask_one("SELECT coalesce(max(version), 0) FROM foyer_migrations"));
}

// psql reads one transaction: our beginning, the dump as pg_restore writes it, our end. Without the
// end, which only a whole dump gets, the server forgets everything.
void replace_all(const restore_options& o, const restore_point& to, const std::string& schema) {
    stream script;
    db::postgres_program session(
        "psql", {"--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1", "--file=-"},
        o.url, {.input = script.end(0)}
    );
    script.close(0);
    if (o.on_progress) o.on_progress(0, 1);
    script.write(begin_sql);
    try {
        db::postgres_program dump(
            "pg_restore", {"--file=-", "--no-owner", "--schema=" + schema, to.file.string()}, {},
            {.output = script.end(1)}
        );
        dump.finish();
    } catch (const db::failure&) {
        script.close(1);
        session.finish(); // its complaint is the cause, if it has one
        throw;
    }
    if (o.on_progress) o.on_progress(1, 1);
    script.write("\nCOMMIT;\n");
    script.close(1);
    session.finish();
}

}

result<restore_point> restore_postgres(const restore_options& o, const restore_point& to) {
    std::string schema;
    {
        db::postgres_line line(o.url, "foyer restore");
        schema = line.ask_one("SELECT current_schema()");
        if (const auto others = other_sessions(line, o.patience); !others.empty())
            return error{
                errc::conflict, "restore.in_use",
                "others are connected to the database (" + others +
                    "): stop them first; nothing was changed"
            };
    }
    const auto copy_present = [&](const std::string& file) {
        db::run_postgres_program(
            "pg_dump", {"--format=custom", "--no-password", "--file=" + file}, o.url
        );
    };
    FOYER_TRY(
        auto before, keep_present(db::engine::postgres, version_of(o.url), o.folder, copy_present)
    );
    replace_all(o, to, schema);
    return before;
}

// pg_restore writes the rows of the table as COPY would read them, the version first.
std::optional<int> postgres_backup_version(
    const std::filesystem::path& file, const std::string& url
) {
    const auto schema = db::postgres_line(url, "foyer restore").ask_one("SELECT current_schema()");
    stream rows;
    db::postgres_program dump(
        "pg_restore",
        {"--file=-", "--data-only", "--schema=" + schema, "--table=foyer_migrations", file.string()
        },
        {}, {.output = rows.end(1)}
    );
    rows.close(1);
    const auto version = last_version(rows.read());
    dump.finish();
    return version;
}

}
