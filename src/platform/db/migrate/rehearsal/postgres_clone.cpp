#include "platform/db/migrate/rehearsal/clone.hpp"
#include "platform/db/migrate/rehearsal/sample.hpp"
#include "platform/db/postgres_program.hpp"
#include "platform/db/postgres_scratch.hpp"
#include "platform/schema/ddl.hpp"

#include <sys/mman.h>
#include <unistd.h>

namespace foyer::migrate {

namespace {

// The structure of a schema, kept in memory, and put into another database in two halves: tables,
// then keys, indexes and triggers.
class structure {
public:
    structure(const std::string& url, std::string schema)
        : schema_(std::move(schema)), bytes_(::memfd_create("structure", MFD_CLOEXEC)) {
        db::postgres_program dump(
            "pg_dump",
            {"--format=custom", "--schema-only", "--no-owner", "--no-privileges", "--no-password",
             "--schema=" + schema::quoted(schema_)},
            url, {.output = bytes_}
        );
        dump.finish();
    }
    ~structure() { ::close(bytes_); }
    structure(const structure&) = delete;
    structure& operator=(const structure&) = delete;

    void put_into(const std::string& url, const char* section) const {
        ::lseek(bytes_, 0, SEEK_SET);
        db::postgres_program restore(
            "pg_restore",
            {"--section=" + std::string(section), "--schema=" + schema_, "--no-owner",
             "--no-privileges", "--no-password", "--single-transaction", "--exit-on-error"},
            url, {.input = bytes_}
        );
        restore.finish();
    }

private:
    const std::string schema_;
    const int bytes_;
};

class postgres_clone final : public clone {
public:
    explicit postgres_clone(const clone_options& o)
        : folder_(o.folder), database_(o.url, "foyer_rehearsal_") {
        std::filesystem::create_directories(folder_);
        fill(o);
    }

    const std::string& url() const override { return database_.url(); }
    const std::filesystem::path& folder() const override { return folder_; }
    bool is_sample() const override { return is_sample_; }

private:
    void fill(const clone_options& o) {
        db::postgres_line there(url(), database_.name());
        there.ask(
            "ALTER DATABASE " + schema::quoted(database_.name()) + " SET synchronous_commit = off"
        );
        const auto schema = database_.real().ask_one("SELECT current_schema()");
        there.ask("CREATE SCHEMA IF NOT EXISTS " + schema::quoted(schema));
        const auto tables = list_tables(database_.real());
        if (tables.empty()) return;
        const structure form(o.url, schema);
        form.put_into(url(), "pre-data");
        copy_rows(o, there, tables);
        form.put_into(url(), "post-data");
    }

    void copy_rows(
        const clone_options& o, db::postgres_line& there, const std::vector<copied_table>& tables
    ) {
        auto& real = database_.real();
        if (o.all_rows)
            real.ask("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        else
            choose_rows(real, tables, o.sample_rows);
        for (const auto& t : tables) {
            const auto copied = copy_table(real, there, t, o.all_rows);
            if (!o.all_rows && !is_sample_)
                is_sample_ = copied < std::stoll(real.ask_one("SELECT count(*) FROM " + t.name));
        }
        real.ask("COMMIT");
    }

    const std::filesystem::path folder_;
    db::postgres_scratch database_;
    bool is_sample_{};
};

}

result<std::unique_ptr<clone>> make_postgres_clone(const clone_options& o) {
    try {
        return std::make_unique<postgres_clone>(o);
    } catch (const db::postgres_not_allowed& e) {
        return rehearsal_not_possible(
            std::string(e.what()) +
            "; an administrator of the cluster grants it with: ALTER ROLE <this role> CREATEDB"
        );
    } catch (const db::unavailable&) {
        throw;
    } catch (const db::failure& e) {
        return rehearsal_not_possible(e.what());
    }
}

}
