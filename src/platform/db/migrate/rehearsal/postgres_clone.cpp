#include "platform/base/id.hpp"
#include "platform/db/migrate/rehearsal/clone.hpp"
#include "platform/db/migrate/rehearsal/sample.hpp"
#include "platform/db/postgres_program.hpp"
#include "platform/schema/ddl.hpp"

#include <sys/mman.h>
#include <unistd.h>

namespace foyer::migrate {

namespace {

// Rehearsals whose program is gone: nobody is connected under the name of the database.
constexpr const char* abandoned_sql = R"sql(
    SELECT datname FROM pg_database d
    WHERE starts_with(datname, 'foyer_rehearsal_') AND pg_get_userbyid(datdba) = current_user
    AND NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE application_name = d.datname))sql";

constexpr const char* create_sql = R"sql(
    SELECT format('CREATE DATABASE %I TEMPLATE template0 ENCODING %L LC_COLLATE %L LC_CTYPE %L',
        current_setting('application_name'), pg_encoding_to_char(encoding), datcollate, datctype)
    FROM pg_database WHERE datname = current_database())sql";

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
    postgres_clone(const clone_options& o, std::string name)
        : name_(std::move(name)),
          url_(db::with_database(o.url, name_)),
          folder_(o.folder),
          real_(o.url, name_) {
        std::filesystem::create_directories(folder_);
        for (const auto& old : real_.ask(abandoned_sql)) drop(old[0]);
        real_.ask(real_.ask_one(create_sql));
        try {
            fill(o);
        } catch (const db::failure&) {
            drop(name_);
            throw;
        }
    }
    ~postgres_clone() override {
        try {
            drop(name_);
        } catch (const db::failure&) { // the next rehearsal removes it
        }
    }
    postgres_clone(const postgres_clone&) = delete;
    postgres_clone& operator=(const postgres_clone&) = delete;

    const std::string& url() const override { return url_; }
    const std::filesystem::path& folder() const override { return folder_; }
    bool is_sample() const override { return is_sample_; }

private:
    void drop(const std::string& database) {
        real_.ask("ROLLBACK"); // of what failed in the middle, if anything
        real_.ask("DROP DATABASE IF EXISTS " + schema::quoted(database) + " WITH (FORCE)");
    }

    void fill(const clone_options& o) {
        db::postgres_line there(url_, name_);
        there.ask("ALTER DATABASE " + schema::quoted(name_) + " SET synchronous_commit = off");
        const auto schema = real_.ask_one("SELECT current_schema()");
        there.ask("CREATE SCHEMA IF NOT EXISTS " + schema::quoted(schema));
        const auto tables = list_tables(real_);
        if (tables.empty()) return;
        const structure form(o.url, schema);
        form.put_into(url_, "pre-data");
        copy_rows(o, there, tables);
        form.put_into(url_, "post-data");
    }

    void copy_rows(
        const clone_options& o, db::postgres_line& there, const std::vector<copied_table>& tables
    ) {
        if (o.all_rows)
            real_.ask("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        else
            choose_rows(real_, tables, o.sample_rows);
        for (const auto& t : tables) {
            const auto copied = copy_table(real_, there, t, o.all_rows);
            if (!o.all_rows && !is_sample_)
                is_sample_ = copied < std::stoll(real_.ask_one("SELECT count(*) FROM " + t.name));
        }
        real_.ask("COMMIT");
    }

    const std::string name_;
    const std::string url_;
    const std::filesystem::path folder_;
    db::postgres_line real_; // its name tells others that the clone is in use
    bool is_sample_{};
};

}

result<std::unique_ptr<clone>> make_postgres_clone(const clone_options& o) {
    try {
        return std::make_unique<postgres_clone>(o, "foyer_rehearsal_" + new_cuid());
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
