#pragma once

#include "platform/db/row.hpp"

#include <functional>
#include <string>
#include <vector>

struct sqlite3_stmt;

namespace foyer::db {

// What the columns of our tables mean, over raw cells (schema: decimals are scaled integers,
// timestamps fixed text).
class sqlite_cells : public row {
public:
    bool is_null(int column) const final;
    bool boolean(int column) const final;
    std::int64_t integer(int column) const final;
    std::int64_t units(int column, int scale) const final;
    timestamp moment(int column) const final;
    std::string_view text(int column) const final;

protected:
    ~sqlite_cells() = default;

private:
    virtual int type(int column) const = 0; // SQLITE_INTEGER, ...
    virtual std::int64_t number(int column) const = 0;
    virtual std::string_view bytes(int column) const = 0;
    [[noreturn]] void refuse(int column, const char* wanted) const;
};

// The row a statement stands on.
class sqlite_row final : public sqlite_cells {
public:
    explicit sqlite_row(sqlite3_stmt* statement) : statement_(statement) {}
    int size() const override;
    std::string_view name(int column) const override;
    int type(int column) const override;
    std::int64_t number(int column) const override;
    std::string_view bytes(int column) const override;

private:
    sqlite3_stmt* statement_;
};

// Rows copied on the writer's thread, to be read by the caller after the commit.
class sqlite_stored_rows {
public:
    struct cell {
        int type{};
        std::int64_t number{};
        std::string bytes;
    };

    // Copies the row.
    void append(const sqlite_row& from);
    // Forgets everything: the statement is going to run again.
    void clear();
    void for_each(const std::function<void(const row&)>& f) const;

private:
    std::vector<std::string> names_;
    std::vector<std::vector<cell>> rows_;
};

}
