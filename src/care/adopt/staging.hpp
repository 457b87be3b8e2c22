#pragma once

#include "care/adopt/problem.hpp"
#include "care/adopt/sqlite_file.hpp"
#include "platform/schema/database_schema.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace foyer::adopt {

// A scratch file between the shop and us: the rows in our names and our units, without a rule that
// could refuse one, so that rules can be asked about all of them at once; and what was found wrong.
// Readable by its owner only, removed at the end.
class staging {
public:
    staging(const std::filesystem::path& folder, const schema::database_schema& schema);
    ~staging();
    staging(const staging&) = delete;
    staging& operator=(const staging&) = delete;

    db::session& rows() { return file_; }

    void insert(const schema::table_def& table, std::span<const db::value> values);

    // The row of that key leaves; it is counted.
    void set_aside(const schema::table_def& table, std::string_view key);
    std::int64_t set_aside_of(std::string_view table) const;

    void note(const problem& p);
    std::int64_t count(problem_kind kind);
    // The first ones, or all of them, in the order in which they were found.
    void each_problem(
        problem_kind kind, std::int64_t at_most, const std::function<void(const problem&)>& f
    );
    // Keys of rows that were changed or set aside, each once.
    std::vector<std::string> mended_keys(std::string_view table);
    bool blocked();

private:
    std::filesystem::path path_;
    sqlite_file file_;
    std::map<std::string, db::query, std::less<>> inserts_; // by table
    std::map<std::string, std::int64_t, std::less<>> set_aside_;
};

}
