#pragma once

#include "platform/base/timestamp.hpp"

#include <cstdint>
#include <string_view>

namespace foyer::db {

// One row of a result, valid only while the callback that got it runs. Implemented by each engine.
// A cell that cannot be what is asked for throws db::failure.
class row {
public:
    virtual int size() const = 0;
    virtual std::string_view name(int column) const = 0;
    virtual bool is_null(int column) const = 0;
    virtual bool boolean(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    // A decimal in units of 10^-scale.
    virtual std::int64_t units(int column, int scale) const = 0;
    virtual timestamp moment(int column) const = 0;
    // The bytes stay valid as long as the row.
    virtual std::string_view text(int column) const = 0;

protected:
    ~row() = default;
};

}
