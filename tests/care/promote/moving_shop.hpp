#pragma once

#include "care/promote/promote_shop.hpp"
#include "care/small_shop.hpp"
#include "support/database_fixture.hpp"

namespace foyer::promote {

inline const timestamp at = *parse_timestamp("2026-02-01T12:00:00.000Z");

// The small shop in a migrated database of the test's engine, and an empty place of the other one
// to move to.
class moving_shop : public test::database_fixture {
protected:
    void SetUp() override;
    void TearDown() override;

    // A place that is still empty; the file or schema is there.
    const test::fresh_database& new_home(db::engine e);
    const test::fresh_database& target() const { return *target_; }
    std::unique_ptr<db::database> open_target() const;
    // SQLite, too, when there is no PostgreSQL to test with.
    db::engine other_engine() const;

    promote_options options() const {
        return {.from = home().url(), .to = target().url(), .at = at};
    }
    result<promotion> promote() { return promote_shop(all(), options()); }

    // Rows enough for several pages, and a value of every awkward kind.
    void fill_awkward_rows();
    static transfer::table_list all();

    // Every file of an export of the database, one after the other: the whole content as a text
    // that was not made by the module under test.
    std::string content_of(const std::string& url);

private:
    std::vector<std::unique_ptr<test::fresh_database>> homes_;
    const test::fresh_database* target_{};
    int exports_{0};
};

// "done", or the code of the error.
template <class T>
std::string outcome(const result<T>& r) {
    return r.has_error() ? std::string(r.error().code) : "done";
}

// "products:pro_1 other price" and so on, in their order.
template <class T>
std::vector<std::string> fields_of(const result<T>& r) {
    std::vector<std::string> list;
    for (const auto& f : r.error().fields) list.push_back(f.field + ' ' + f.code + ' ' + f.detail);
    return list;
}

constexpr db::query insert_setting{
    "test.insert_setting", "INSERT INTO settings (key, value, updated_at) VALUES ($1, $2, $3)"
};
constexpr db::query count_settings{"test.count_settings", "SELECT COUNT(*) FROM settings"};

inline std::int64_t write_setting(db::database& db, const std::string& key) {
    return db.change(insert_setting, key, json_value{"1"}, at);
}

}
