#include "app/tables.hpp"
#include "platform/db/failure.hpp"
#include "platform/db/migrate/draft.hpp"
#include "platform/db/migrate/inspection.hpp"
#include "platform/db/migrate/runner.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer {

namespace {

using testing::IsEmpty;

schema::database_schema tables_of_code() { return schema::make_schema(all_tables()); }

// A value of a column's kind, as a literal of SQL. References lead to row `id` of their table,
// which is there: tables come in order.
std::string literal_for(const schema::table_def& t, const schema::column_def& c) {
    if (!c.references.empty() || t.primary_key == std::vector{c.name}) return "'id'";
    switch (c.type) {
        case schema::kind::boolean: return "false";
        case schema::kind::integer:
        case schema::kind::bigint: return "1";
        case schema::kind::decimal: return "0";
        case schema::kind::timestamp: return "'2024-01-15T10:20:30.456+00:00'";
        case schema::kind::json: return "'{}'";
        case schema::kind::enumeration: return schema::literal(c.enum_values.front());
        case schema::kind::text: return "'text'";
    }
    return {};
}

// An INSERT that names only what the table had in version 1 and what must be given.
std::string seed_insert(const schema::table_def& t) {
    std::string columns;
    std::string values;
    for (const auto& c : t.columns) {
        if (c.nullable || c.default_value) continue;
        columns += (columns.empty() ? "" : ", ") + schema::quoted(c.name);
        // 0 + 1 = 1: the movement of stock must be right.
        values += (values.empty() ? "" : ", ") +
                  (c.name == "old_quantity" ? std::string("0") : literal_for(t, c));
    }
    return "INSERT INTO " + schema::quoted(t.name) + " (" + columns + ") VALUES (" + values +
           ");\n";
}

class migrations : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        const auto found = migrate::embedded_migrations(GetParam());
        ASSERT_TRUE(found.has_value()) << found.error().message;
        history_ = *found;
        ASSERT_GE(history_.size(), 2U);
    }

    void deploy() {
        const auto done = migrate::deploy(database(), history_);
        ASSERT_TRUE(done.has_value()) << done.error().message;
    }

    std::vector<std::string> different_from(const schema::database_schema& expected) {
        std::vector<std::string> out;
        for (const auto& f : migrate::database_against_code(database(), expected))
            out.push_back(f.object + ": " + f.expected + " / " + f.found);
        return out;
    }

    void insert_seed_rows() {
        std::string script;
        for (const auto& t : seed_only(tables_of_code()).tables) script += seed_insert(t);
        database().execute_script(script);
    }

    std::vector<migrate::migration> history_;
};

}

FOYER_ON_BOTH_ENGINES(migrations);

TEST(lock, is_what_the_code_says) {
    const auto lock = migrate::embedded_lock_file();
    ASSERT_TRUE(lock.has_value()) << lock.error().message;
    EXPECT_THAT(migrate::code_against_lock(*lock, tables_of_code()), IsEmpty())
        << "run `foyer migrate dev --name ...`";
}

TEST_P(migrations, make_the_database_that_the_code_describes) {
    deploy();
    EXPECT_THAT(different_from(tables_of_code()), IsEmpty());
}

TEST_P(migrations, begin_with_exactly_the_seed) {
    history_.resize(1);
    deploy();
    EXPECT_THAT(different_from(seed_only(tables_of_code())), IsEmpty());
}

TEST_P(migrations, go_back_to_nothing_and_forward_again) {
    deploy();
    const auto before = migrate::read_facts(database());
    const auto back = migrate::rollback(database(), history_, {.to = 0});
    ASSERT_TRUE(back.has_value()) << back.error().message;
    EXPECT_THAT(migrate::read_facts(database()), IsEmpty());
    deploy();
    EXPECT_EQ(migrate::read_facts(database()), before);
}

TEST_P(migrations, let_a_writer_that_knows_only_the_seed_write_every_table) {
    deploy();
    insert_seed_rows();
}

TEST_P(migrations, take_rows_of_the_seed_along_and_leave_them_on_the_way_back) {
    const auto whole = history_;
    history_.resize(1);
    deploy();
    insert_seed_rows();
    history_ = whole;
    deploy();
    const auto back = migrate::rollback(database(), history_, {.to = 1});
    ASSERT_TRUE(back.has_value()) << back.error().message;
    EXPECT_THAT(different_from(seed_only(tables_of_code())), IsEmpty());
    const db::query count{"test.count_users", "SELECT count(*) FROM users"};
    EXPECT_EQ(database().first<std::int64_t>(count), 1);
}

TEST_P(migrations, refuse_what_the_seed_does_not_allow) {
    deploy();
    insert_seed_rows();
    const auto refused = [&](std::string_view sql) {
        EXPECT_THROW(database().execute_script(sql), db::failure) << sql;
    };
    refused("UPDATE reviews SET rating = 6");
    refused("UPDATE order_items SET quantity = 0");
    refused("UPDATE users SET role = 'SUPER_ADMIN'");
    refused("UPDATE products SET stock_quantity = -1");
    refused("UPDATE products SET category_id = 'nowhere'");
    refused("DELETE FROM customers");
    refused("UPDATE users SET is_active = 7");
    refused(
        "INSERT INTO reviews (id, customer_id, product_id, rating, updated_at)"
        " VALUES ('second', 'id', 'id', 5, '2024-01-15T10:20:30.456+00:00')"
    );
}

}
