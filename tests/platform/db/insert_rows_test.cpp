#include "platform/db/insert_rows.hpp"

#include "support/database_fixture.hpp"

namespace foyer::db {

namespace {

constexpr query insert_pair{"test.insert_pair", R"sql(
    INSERT INTO pairs (word, fixed, number) VALUES ($1, 'x', $2))sql"};
constexpr query list_pairs{
    "test.list_pairs", "SELECT word || fixed || number FROM pairs ORDER BY number"
};

class insert_of_rows : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        run_sql("CREATE TABLE pairs (word TEXT NOT NULL, fixed TEXT NOT NULL, number INTEGER)");
    }

    // The statements it took.
    std::int64_t insert(const row_values& rows) {
        const auto before = database().traffic().statements;
        database().transaction([&](transaction& tx) { insert_rows(tx, insert_pair, rows); });
        return database().traffic().statements - before;
    }
};
FOYER_ON_BOTH_ENGINES(insert_of_rows);

}

TEST_P(insert_of_rows, is_one_statement) {
    row_values rows;
    rows.add("a", 1);
    rows.add("b", 2);
    rows.add("c", 3);
    const auto statements = insert(rows);
    if (GetParam() == engine::postgres) {
        EXPECT_EQ(statements, 1);
    }
    EXPECT_EQ(
        database().all<std::string>(list_pairs), (std::vector<std::string>{"ax1", "bx2", "cx3"})
    );
}

TEST_P(insert_of_rows, without_rows_is_none) {
    EXPECT_EQ(insert({}), 0);
    EXPECT_TRUE(database().all<std::string>(list_pairs).empty());
}

TEST(insert_text, gives_each_row_its_own_parameters_and_leaves_the_rest) {
    EXPECT_EQ(
        insert_text("INSERT INTO t (a, b, c) VALUES ($1, $2, $1)", 3, 2),
        "INSERT INTO t (a, b, c) VALUES ($1, $2, $1), ($3, $4, $3), ($5, $6, $5)"
    );
}

}
