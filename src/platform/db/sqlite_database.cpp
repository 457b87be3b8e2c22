#include "platform/db/sqlite_database.hpp"

#include "platform/db/closure_guard.hpp"
#include "platform/db/retry.hpp"
#include "platform/db/sqlite_script.hpp"

namespace foyer::db {

namespace {

// More are closed when they come back.
constexpr std::size_t max_spare = 8;

// A buyer rather hears soon that now is no time to order.
constexpr std::chrono::milliseconds server_waits_for_lock{2000};

std::unique_ptr<sqlite_connection> open_writer(
    const std::string& file, const options& o, sqlite_checkpoint& log
) {
    auto made = std::make_unique<sqlite_connection>(file, sqlite_connection::role::writer, false);
    if (o.serves) made->wait_for_locks(server_waits_for_lock);
    log.watch(*made);
    return made;
}

}

sqlite_database::sqlite_database(const std::string& file, const options& o)
    : file_(file),
      meter_(o.cores),
      checkpoint_(file, o.create),
      writer_(open_writer(file, o, checkpoint_)),
      core_readers_(static_cast<std::size_t>(o.cores)) {}

sqlite_database::~sqlite_database() = default;

std::unique_ptr<sqlite_connection> sqlite_database::open_reader() const {
    return std::make_unique<sqlite_connection>(file_, sqlite_connection::role::reader, false);
}

sqlite_database::spare::spare(sqlite_database& home) : home_(home) {
    {
        const std::lock_guard lock(home_.spare_mutex_);
        if (!home_.spare_.empty()) {
            connection_ = std::move(home_.spare_.back());
            home_.spare_.pop_back();
        }
    }
    if (!connection_) connection_ = home_.open_reader();
}

sqlite_database::spare::~spare() {
    const std::lock_guard lock(home_.spare_mutex_);
    if (home_.spare_.size() < max_spare) home_.spare_.push_back(std::move(connection_));
}

sqlite_core_reader& sqlite_database::core_reader(int core) {
    auto& reader = core_readers_.at(static_cast<std::size_t>(core));
    if (!reader) reader = std::make_unique<sqlite_core_reader>(file_, writer_);
    return *reader;
}

bool sqlite_database::only_reads(std::string_view text) {
    const int core = runtime::core_index();
    if (core >= 0) return core_reader(core).only_reads(text);
    const spare reader(*this);
    return (*reader).only_reads(text);
}

std::int64_t sqlite_database::read(
    std::string_view text, std::span<const value> values, const row_function& f
) {
    const int core = runtime::core_index();
    if (core >= 0) return core_reader(core).read(text, values, f);
    const spare reader(*this);
    return (*reader).execute(text, values, f);
}

std::int64_t sqlite_database::write(
    const query& q, std::span<const value> values, const row_function& f
) {
    std::int64_t count = 0;
    sqlite_stored_rows rows;
    writer_.run([&](db::transaction& tx) {
        rows.clear();
        count = tx.execute_values(q, values, [&](const row& r) {
            rows.append(static_cast<const sqlite_row&>(r));
        });
        return true;
    });
    rows.for_each(f);
    return count;
}

std::int64_t sqlite_database::execute(
    const query& q, std::span<const value> values, const row_function& f
) {
    assert_outside_closure();
    const query_meter::timing timing(meter_, q);
    const auto text = q.text_for(engine::sqlite);
    if (!only_reads(text)) return with_retries([&] { return write(q, values, f); });
    if (!(q.may_run_long || q.scans) || !runtime::in_fiber()) return read(text, values, f);
    return runtime::offload_value([&] { return read(text, values, f); });
}

void sqlite_database::enqueue(const query& q, std::span<const value> values) {
    execute(q, values, [](const row&) {});
}

void sqlite_database::run_transaction(const std::function<bool(db::transaction&)>& work) {
    assert_outside_closure();
    ++transactions_;
    with_retries([&] { writer_.run(work); });
}

void sqlite_database::execute_script(std::string_view sql) {
    assert_outside_closure();
    writer_.run_alone([&](sqlite_connection& c) {
        std::exception_ptr fault;
        try {
            c.script(sql);
            if (c.in_transaction()) throw failure("the script left its transaction open");
        } catch (const failure&) {
            fault = std::current_exception();
        }
        if (c.in_transaction()) c.command("ROLLBACK");
        c.command("PRAGMA foreign_keys=ON"); // the usual way to change a table switches it off
        if (fault) std::rethrow_exception(fault);
    });
}

std::unique_ptr<script_session> sqlite_database::open_script() {
    assert_outside_closure();
    return std::make_unique<sqlite_script>(file_);
}

void sqlite_database::prepare(const query& q) {
    const spare reader(*this);
    (*reader).prepare(q.text_for(engine::sqlite));
}

traffic_counts sqlite_database::traffic() const { return {transactions_, writer_.batches(), 0}; }

}
