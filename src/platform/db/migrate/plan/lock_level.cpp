#include "platform/db/migrate/plan/lock_level.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

lock_level constraint_lock(const action& a) {
    return a.constraints.front().kind == constraint_kind::foreign_key
               ? lock_level::share_row_exclusive
               : lock_level::access_exclusive;
}

}

std::string_view lock_name(lock_level l) {
    switch (l) {
        case lock_level::none: return "none";
        case lock_level::row_exclusive: return "RowExclusiveLock";
        case lock_level::share_update_exclusive: return "ShareUpdateExclusiveLock";
        case lock_level::share: return "ShareLock";
        case lock_level::share_row_exclusive: return "ShareRowExclusiveLock";
        case lock_level::access_exclusive: return "AccessExclusiveLock";
        case lock_level::sqlite_write: return "write lock of the file";
    }
    return {};
}

std::string_view who_waits(lock_level l) {
    switch (l) {
        case lock_level::none:
        case lock_level::row_exclusive:
        case lock_level::share_update_exclusive: return "nobody";
        case lock_level::share:
        case lock_level::share_row_exclusive:
        case lock_level::sqlite_write: return "writes";
        case lock_level::access_exclusive: return "reads and writes";
    }
    return {};
}

lock_level lock_of(const action& a, db::engine e) {
    if (a.what == action_kind::set_variable) return lock_level::none;
    if (e == db::engine::sqlite) return lock_level::sqlite_write;
    switch (a.what) {
        case action_kind::create_enum:
        case action_kind::add_enum_value:
        case action_kind::rename_type:
        case action_kind::drop_type:
        case action_kind::set_variable:
        case action_kind::create_table:
        case action_kind::other: return lock_level::none;
        case action_kind::insert:
        case action_kind::update:
        case action_kind::remove: return lock_level::row_exclusive;
        case action_kind::validate_constraint: return lock_level::share_update_exclusive;
        case action_kind::create_index:
            return a.concurrently ? lock_level::share_update_exclusive : lock_level::share;
        case action_kind::drop_index:
            return a.concurrently ? lock_level::share_update_exclusive
                                  : lock_level::access_exclusive;
        case action_kind::add_constraint: return constraint_lock(a);
        case action_kind::drop_table:
        case action_kind::rename_table:
        case action_kind::add_column:
        case action_kind::drop_column:
        case action_kind::rename_column:
        case action_kind::change_type:
        case action_kind::set_not_null:
        case action_kind::drop_not_null:
        case action_kind::set_default:
        case action_kind::drop_default:
        case action_kind::drop_constraint: return lock_level::access_exclusive;
    }
    return lock_level::none;
}

lock_level lock_of(const sql_statement& s, db::engine e) {
    auto strongest = lock_level::none;
    for (const auto& a : s.actions) strongest = std::max(strongest, lock_of(a, e));
    return strongest;
}

}
