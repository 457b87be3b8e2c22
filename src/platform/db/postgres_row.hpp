#pragma once

#include "platform/db/row.hpp"

#include <libpq-fe.h>

namespace foyer::db {

// A row of a result in text form.
class postgres_row final : public row {
public:
    postgres_row(const PGresult* result, int number) : result_(result), number_(number) {}

    int size() const override;
    std::string_view name(int column) const override;
    bool is_null(int column) const override;
    bool boolean(int column) const override;
    std::int64_t integer(int column) const override;
    std::int64_t units(int column, int scale) const override;
    timestamp moment(int column) const override;
    std::string_view text(int column) const override;

private:
    [[noreturn]] void refuse(int column, const char* wanted) const;
    std::string_view bytes(int column, const char* wanted) const;

    const PGresult* result_;
    int number_;
};

}
