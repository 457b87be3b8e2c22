#include "platform/db/sqlite_connection.hpp"

#include "platform/db/failure.hpp"
#include "platform/db/sqlite_error.hpp"
#include "platform/db/statement_text.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace foyer::db {

namespace {

// The house has a few hundred queries and their filter combinations.
constexpr std::size_t max_statements = 1000;
constexpr std::chrono::milliseconds usual_wait{5000};

// Whatever happens, a statement left in the middle would keep its snapshot and block the
// checkpoint.
class reset_at_end {
public:
    explicit reset_at_end(sqlite3_stmt* s) : statement_(s) {}
    ~reset_at_end() {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }
    reset_at_end(const reset_at_end&) = delete;
    reset_at_end& operator=(const reset_at_end&) = delete;

private:
    sqlite3_stmt* statement_;
};

// Counting its memory, SQLite puts one mutex of the process around each allocation. Once, before
// SQLite's first use.
void share_no_counters() {
    [[maybe_unused]] static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

int bind_one(sqlite3_stmt* s, int position, const value& v) {
    switch (v.kind) {
        case value::type::null: return sqlite3_bind_null(s, position);
        case value::type::boolean:
        case value::type::integer:
        case value::type::decimal: return sqlite3_bind_int64(s, position, v.number);
        case value::type::timestamp: {
            const auto text = to_database_text(timestamp{v.number});
            return sqlite3_bind_text(
                s, position, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT
            );
        }
        case value::type::text:
        case value::type::json:
            return sqlite3_bind_text(
                s, position, v.text.data(), static_cast<int>(v.text.size()), SQLITE_STATIC
            );
    }
    return SQLITE_MISUSE;
}

// SQLite's own words name neither the whole path nor the system's reason.
[[noreturn]] void throw_cannot_open(sqlite3* opened, int code, const std::string& file) {
    const int why = opened == nullptr ? 0 : sqlite3_system_errno(opened);
    const auto doing = "cannot open " + std::filesystem::absolute(file).string();
    if ((code & 0xff) != SQLITE_CANTOPEN || why == 0 || why == EROFS)
        throw_sqlite_error(opened, code, doing);
    throw unavailable(doing + ": " + std::generic_category().message(why));
}

}

void sqlite_connection::close::operator()(sqlite3* c) const { sqlite3_close_v2(c); }
void sqlite_connection::finalize::operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }

sqlite_connection::sqlite_connection(const std::string& file, role r, bool create) {
    const int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (create ? SQLITE_OPEN_CREATE : 0);
    share_no_counters();
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
    connection_.reset(opened);
    if (code != SQLITE_OK) throw_cannot_open(opened, code, file);
    // SQLite is content with less than it was asked for.
    if (r == role::writer && sqlite3_db_readonly(opened, "main") == 1)
        throw storage_read_only(
            file + " can only be read: its disk or its permissions allow no writing"
        );
    configure(r);
}

sqlite_connection::~sqlite_connection() = default;

void sqlite_connection::configure(role r) {
    sqlite3_extended_result_codes(handle(), 1);
    wait_for_locks(usual_wait);
    if (r == role::writer) command("PRAGMA journal_mode=WAL");
    command("PRAGMA synchronous=FULL");
    command("PRAGMA foreign_keys=ON");
    command("PRAGMA temp_store=MEMORY");
    if (r == role::reader) command("PRAGMA query_only=ON");
}

sqlite_connection::statement sqlite_connection::compile(std::string_view text) const {
    const auto sql = numbered_for_sqlite(text);
    sqlite3_stmt* made = nullptr;
    const int code = sqlite3_prepare_v3(
        handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &made,
        nullptr
    );
    if (code != SQLITE_OK) throw_sqlite_error(handle(), code, "cannot prepare " + sql);
    if (made == nullptr) throw failure("an empty statement");
    return statement(made);
}

sqlite3_stmt* sqlite_connection::cached(std::string_view text) {
    if (const auto found = statements_.find(text); found != statements_.end())
        return found->second.get();
    if (statements_.size() >= max_statements)
        std::erase_if(statements_, [](const auto& s) {
            return !sqlite3_stmt_busy(s.second.get());
        });
    return statements_.emplace(text, compile(text)).first->second.get();
}

void sqlite_connection::bind(sqlite3_stmt* s, std::span<const value> values, std::string_view text)
    const {
    if (sqlite3_bind_parameter_count(s) != static_cast<int>(values.size()))
        throw failure("wrong number of parameters for " + std::string(text));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const int code = bind_one(s, static_cast<int>(i) + 1, values[i]);
        if (code != SQLITE_OK) throw_sqlite_error(handle(), code, "cannot bind a parameter");
    }
}

std::int64_t sqlite_connection::execute(
    std::string_view text, std::span<const value> values,
    const std::function<void(const sqlite_row&)>& f
) {
    auto* s = cached(text);
    statement own;
    if (sqlite3_stmt_busy(s)) { // the callback of a result asks the same query again
        own = compile(text);
        s = own.get();
    }
    const reset_at_end reset(s);
    bind(s, values, text);
    std::int64_t rows = 0;
    const sqlite_row current(s);
    for (;;) {
        const int code = sqlite3_step(s);
        if (code == SQLITE_DONE) break;
        if (code != SQLITE_ROW) throw_sqlite_error(handle(), code, "cannot run a statement");
        ++rows;
        f(current);
    }
    if (sqlite3_column_count(s) > 0) return rows;
    return sqlite3_stmt_readonly(s) ? 0 : sqlite3_changes64(handle());
}

void sqlite_connection::command(const char* text) {
    execute(text, {}, [](const sqlite_row&) {});
}

void sqlite_connection::script(std::string_view sql) {
    const char* next = sql.data();
    const char* const end = sql.data() + sql.size();
    while (next < end) {
        sqlite3_stmt* made = nullptr;
        const int code =
            sqlite3_prepare_v2(handle(), next, static_cast<int>(end - next), &made, &next);
        const statement one(made);
        if (code != SQLITE_OK) throw_sqlite_error(handle(), code, "cannot prepare a script");
        if (made == nullptr) continue; // a comment
        int step = SQLITE_ROW;
        while (step == SQLITE_ROW) step = sqlite3_step(made);
        if (step != SQLITE_DONE) throw_sqlite_error(handle(), step, "cannot run a script");
    }
}

void sqlite_connection::wait_for_locks(std::chrono::milliseconds at_most) {
    lock_wait_ = at_most;
    sqlite3_busy_timeout(handle(), static_cast<int>(at_most.count()));
}

void sqlite_connection::prepare(std::string_view text) { compile(text); }

bool sqlite_connection::only_reads(std::string_view text) {
    return sqlite3_stmt_readonly(cached(text)) != 0;
}

bool sqlite_connection::in_transaction() const { return sqlite3_get_autocommit(handle()) == 0; }

bool sqlite_connection::has_snapshot() const {
    return sqlite3_txn_state(handle(), "main") != SQLITE_TXN_NONE;
}

}
