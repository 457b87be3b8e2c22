#include "platform/db/migrate/verify.hpp"

#include "platform/db/migrate/checksums.hpp"
#include "platform/db/migrate/draft.hpp"
#include "platform/db/migrate/lint/scratch.hpp"
#include "platform/db/migrate/lint/sketch.hpp"
#include "platform/db/migrate/parts.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

struct verifier {
    const std::filesystem::path& folder;
    const schema::database_schema& code;
    std::vector<migration> sqlite{};
    std::vector<migration> postgres{};
    checksums sealed{};
    verification out{};

    void add(std::string_view code_of_fault, std::string what) {
        out.faults.push_back({code_of_fault, std::move(what)});
    }

    void compare(
        std::string_view fault_code, const std::string& where, const facts& expected,
        const facts& found
    ) {
        for (const auto& [object, definition] : expected) {
            const auto there = found.find(object);
            if (there == found.end())
                add(fault_code, where + ": " + object + " is missing");
            else if (there->second != definition)
                add(fault_code,
                    where + ": " + object + " is " + there->second + ", not " + definition);
        }
        for (const auto& [object, definition] : found)
            if (!expected.contains(object))
                add(fault_code, where + ": " + object + " should not be there");
    }

    bool read_files() {
        auto s = read_migrations(folder, db::engine::sqlite);
        auto p = read_migrations(folder, db::engine::postgres);
        for (const auto* half : {&s, &p})
            if (half->has_error()) add("files_incomplete", half->error().message);
        if (s.has_error() || p.has_error()) return false;
        sqlite = *std::move(s);
        postgres = *std::move(p);
        out.versions = static_cast<int>(sqlite.size());
        if (sqlite.size() != postgres.size())
            add("files_incomplete", "sqlite has " + std::to_string(sqlite.size()) +
                                        " versions, postgres " + std::to_string(postgres.size()));
        for (std::size_t i = 0; i < std::min(sqlite.size(), postgres.size()); ++i)
            if (sqlite[i].name != postgres[i].name)
                add("files_incomplete", "version " + std::to_string(i + 1) + " is " +
                                            sqlite[i].name + " on sqlite and " + postgres[i].name +
                                            " on postgres");
        return out.faults.empty();
    }

    void check_seals() {
        auto read = read_checksums(folder);
        if (read.has_error()) return add("checksums", read.error().message);
        sealed = *std::move(read);
        out.sealed = sealed.sealed_version();
        if (out.sealed > out.versions)
            return add(
                "files_incomplete", "checksums knows " + std::to_string(out.sealed) +
                                        " versions, the folder has " + std::to_string(out.versions)
            );
        const auto present = checksums_of(sqlite, postgres, out.sealed);
        const auto before = out.faults.size();
        for (const auto& [file, hash] : present.files) {
            const auto known = sealed.files.find(file);
            if (known == sealed.files.end())
                add("checksums", file + " is not in checksums");
            else if (known->second != hash)
                add("edited", file + " is not the file that was sealed");
        }
        for (const auto& [file, hash] : sealed.files)
            if (!present.files.contains(file)) add("files_incomplete", file + " is missing");
        if (before == out.faults.size() && present.chain != sealed.chain)
            add("checksums", "the chain does not fit the files: checksums was edited");
        for (int v = out.sealed + 1; v <= out.versions; ++v)
            add("not_sealed",
                file_stem(v, sqlite[static_cast<std::size_t>(v) - 1].name) +
                    " is not in checksums: foyer migrate verify --seal, when it is final");
    }

    void check_parts() {
        for (const auto* history : {&sqlite, &postgres})
            for (const auto& m : *history) {
                const auto parts = parts_of(m);
                if (parts.has_error())
                    add("parts", std::string(history == &sqlite ? "sqlite/" : "postgres/") +
                                     parts.error().message);
            }
    }

    // The facts after the last version on SQLite, if all of them run.
    std::optional<facts> check_runs() {
        const auto versions = replay(sqlite);
        for (std::size_t i = 0; i < versions.size(); ++i) {
            const auto& v = versions[i];
            const auto stem = "sqlite/" + file_stem(sqlite[i].version, sqlite[i].name);
            if (!v.up_fault.empty()) add("does_not_run", stem + ".up.sql: " + v.up_fault);
            if (!v.down_fault.empty()) add("does_not_run", stem + ".down.sql: " + v.down_fault);
            if (!v.up_fault.empty()) return std::nullopt;
            if (v.down_fault.empty()) compare("way_back", stem + ".down.sql", v.before, v.undone);
        }
        return versions.empty() ? facts{} : versions.back().after;
    }

    facts follow_postgres() {
        schema_sketch present;
        for (const auto& m : postgres) {
            const auto before = facts_of(present);
            present.apply(m.up);
            auto back = present;
            back.apply(m.down);
            compare(
                "way_back", "postgres/" + file_stem(m.version, m.name) + ".down.sql", before,
                facts_of(back)
            );
        }
        return facts_of(present);
    }

    void check_lock(const std::optional<facts>& on_sqlite, const facts& on_postgres) {
        auto lock = read_lock(folder);
        if (lock.has_error()) return add("lock", lock.error().message);
        if (lock->version != out.versions)
            add("lock", "lock.json is at version " + std::to_string(lock->version) +
                            ", the last file is " + std::to_string(out.versions));
        if (on_sqlite)
            compare(
                "lock", "lock.json and sqlite", facts_of(lock->schema, schema::dialect::sqlite),
                *on_sqlite
            );
        compare(
            "lock", "lock.json and postgres", facts_of(lock->schema, schema::dialect::postgres),
            on_postgres
        );
        const auto target = lock->version == 1 ? seed_only(code) : code;
        for (const auto& change : code_against_lock(*lock, target))
            add("code", "not in any migration: " + change);
    }

    verification run() {
        if (!read_files()) return std::move(out);
        check_seals();
        check_parts();
        check_lock(check_runs(), follow_postgres());
        return std::move(out);
    }
};

bool is_of_seal(const fault& f) { return f.code == "not_sealed"; }

}

verification verify(const std::filesystem::path& folder, const schema::database_schema& code) {
    return verifier{.folder = folder, .code = code}.run();
}

result<verification> seal(
    const std::filesystem::path& folder, const schema::database_schema& code
) {
    verifier v{.folder = folder, .code = code};
    const auto found = v.run();
    if (!std::ranges::all_of(found.faults, is_of_seal)) {
        error e{errc::conflict, "migration.unsound", "the migrations are not sound:"};
        for (const auto& f : found.faults)
            if (!is_of_seal(f)) e.fields.push_back({"migrations", std::string(f.code), f.what});
        return e;
    }
    FOYER_CHECK(write_file(
        folder / "checksums", to_text(checksums_of(v.sqlite, v.postgres, found.versions))
    ));
    return verification{found.versions, found.versions, {}};
}

}
