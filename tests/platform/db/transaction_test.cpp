#include "platform/base/generations.hpp"
#include "platform/runtime/await.hpp"
#include "support/database_fixture.hpp"

namespace foyer::db {

namespace {

const query insert_piece{
    "test.insert_piece", "INSERT INTO pieces (id, sku, amount) VALUES ($1, $2, $3)"
};
const query returning_piece{
    "test.returning_piece",
    "INSERT INTO pieces (id, sku, amount) VALUES ($1, $2, 7) RETURNING amount"
};
const query take_one{
    "test.take_one", "UPDATE pieces SET amount = amount - 1 WHERE id = $1 AND amount > 0"
};
const query set_amount{"test.set_amount", "UPDATE pieces SET amount = $2 WHERE id = $1"};
const query find_amount{"test.find_amount", "SELECT amount FROM pieces WHERE id = $1"};
const query count_pieces{"test.count_pieces", "SELECT count(*) FROM pieces"};

class transactions : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        run_sql(
            "CREATE TABLE pieces ("
            "  id TEXT NOT NULL PRIMARY KEY, sku TEXT NOT NULL,"
            "  amount INTEGER NOT NULL CONSTRAINT pieces_amount_check CHECK (amount >= 0));"
            "CREATE UNIQUE INDEX pieces_sku_key ON pieces (sku);"
        );
    }

    std::int64_t count() { return *database().first<std::int64_t>(count_pieces); }

    template <class Violation, class F>
    std::string constraint_of(F&& f) {
        try {
            f();
        } catch (const Violation& v) {
            return v.constraint;
        }
        return "nothing was thrown";
    }
};

// Programs that work in one database tell each other what they change, other tests too.
class unheard_transactions : public transactions {
protected:
    void SetUp() override {
        isolation_ = test::isolation::database;
        transactions::SetUp();
    }
};

}

FOYER_ON_BOTH_ENGINES(transactions);
FOYER_ON_BOTH_ENGINES(unheard_transactions);

TEST_P(transactions, return_what_the_closure_returns_and_keep_its_rows) {
    const int answer = database().transaction([](transaction& tx) {
        tx.run(insert_piece, "a", "A", 3);
        EXPECT_EQ(tx.first<int>(find_amount, "a"), 3);
        return 42;
    });
    EXPECT_EQ(answer, 42);
    EXPECT_EQ(database().first<int>(find_amount, "a"), 3);
}

TEST_P(transactions, roll_back_when_the_closure_refuses) {
    const auto answer = database().transaction([](transaction& tx) -> result<int> {
        tx.change(insert_piece, "a", "A", 3);
        return error{errc::conflict, "test.refused", "no"};
    });
    ASSERT_TRUE(answer.has_error());
    EXPECT_EQ(answer.error().code, "test.refused");
    EXPECT_EQ(count(), 0);
}

TEST_P(transactions, roll_back_when_the_closure_throws) {
    const auto attempt = [&] {
        database().transaction([](transaction& tx) {
            tx.change(insert_piece, "a", "A", 3);
            throw std::domain_error("no");
        });
    };
    EXPECT_THROW(attempt(), std::domain_error);
    EXPECT_EQ(count(), 0);
}

TEST_P(transactions, keep_results_that_are_no_errors) {
    const auto answer = database().transaction([](transaction& tx) -> result<> {
        tx.run(insert_piece, "a", "A", 3);
        return {};
    });
    EXPECT_TRUE(answer.has_value());
    EXPECT_EQ(count(), 1);
}

TEST_P(transactions, count_rows_changed_and_rows_read) {
    database().transaction([](transaction& tx) {
        EXPECT_EQ(tx.change(insert_piece, "a", "A", 1), 1);
        EXPECT_EQ(tx.change(take_one, "a"), 1);
        EXPECT_EQ(tx.change(take_one, "a"), 0);
        EXPECT_EQ(tx.first<int>(returning_piece, "b", "B"), 7);
    });
    EXPECT_EQ(database().change(set_amount, "a", 5), 1);
    EXPECT_EQ(database().change(set_amount, "x", 5), 0);
    EXPECT_EQ(database().first<int>(returning_piece, "c", "C"), 7);
    EXPECT_EQ(count(), 3);
}

TEST_P(transactions, name_the_violated_constraint_alike) {
    database().run(insert_piece, "a", "A", 1);
    const auto insert = [&](const char* id, std::optional<std::string> sku, int amount) {
        return [=, this] { database().change(insert_piece, id, sku, amount); };
    };
    EXPECT_EQ(constraint_of<unique_violation>(insert("a", "B", 1)), "pieces_pkey");
    EXPECT_EQ(constraint_of<unique_violation>(insert("b", "A", 1)), "pieces_sku_key");
    EXPECT_EQ(constraint_of<check_violation>(insert("b", "B", -1)), "pieces_amount_check");
    EXPECT_EQ(
        constraint_of<constraint_violation>(insert("b", std::nullopt, 1)), "pieces_sku_not_null"
    );
}

TEST_P(transactions, end_with_the_first_failure_also_when_it_is_caught) {
    const auto attempt = [&] {
        database().transaction([&](transaction& tx) {
            tx.run(insert_piece, "a", "A", 1);
            EXPECT_THROW(tx.change(insert_piece, "b", "A", 1), unique_violation);
            EXPECT_THROW(tx.change(insert_piece, "c", "C", 1), unique_violation);
        });
    };
    EXPECT_EQ(constraint_of<unique_violation>(attempt), "pieces_sku_key");
    EXPECT_EQ(count(), 0);
}

TEST_P(transactions, let_a_closure_answer_a_violation_with_a_refusal) {
    database().run(insert_piece, "a", "A", 1);
    const auto answer = database().transaction([](transaction& tx) -> result<> {
        try {
            tx.change(insert_piece, "b", "A", 1);
        } catch (const unique_violation&) {
            return error{errc::conflict, "test.taken", "taken"};
        }
        return {};
    });
    EXPECT_TRUE(answer.has_error());
    EXPECT_EQ(count(), 1);
}

TEST_P(transactions, show_the_failure_of_a_queued_statement_at_the_next_result) {
    const auto attempt = [&] {
        database().transaction([](transaction& tx) {
            tx.run(insert_piece, "a", "A", -1);
            tx.run(insert_piece, "b", "B", 1);
            EXPECT_THROW(tx.first<int>(find_amount, "b"), check_violation);
        });
    };
    EXPECT_THROW(attempt(), check_violation);
    EXPECT_EQ(count(), 0);
}

TEST_P(transactions, show_the_failure_of_a_queued_statement_at_the_commit) {
    bool finished = false;
    const auto attempt = [&] {
        database().transaction([&](transaction& tx) {
            tx.run(insert_piece, "a", "A", -1);
            finished = true;
        });
    };
    EXPECT_THROW(attempt(), check_violation);
    EXPECT_TRUE(finished);
    EXPECT_EQ(count(), 0);
}

TEST_P(transactions, run_again_when_the_engine_asks_for_it) {
    int runs = 0;
    database().transaction([&](transaction& tx) {
        tx.run(insert_piece, "a", "A", ++runs);
        if (runs < 3) throw must_retry("again");
    });
    EXPECT_EQ(runs, 3);
    EXPECT_EQ(database().first<int>(find_amount, "a"), 3);
}

TEST_P(transactions, give_up_after_ten_runs) {
    int runs = 0;
    const auto attempt = [&] {
        database().transaction([&](transaction&) {
            ++runs;
            throw must_retry("again");
        });
    };
    EXPECT_THROW(attempt(), unavailable);
    EXPECT_EQ(runs, 10);
}

TEST_P(unheard_transactions, raise_generations_with_the_commit_only) {
    const auto slot = generations::slot_of("piece:generation-test");
    const auto before = generations::current(slot);
    (void)database().transaction([](transaction& tx) -> result<> {
        tx.changed("piece:generation-test");
        return error{errc::conflict, "test.refused", "no"};
    });
    EXPECT_EQ(generations::current(slot), before);
    database().transaction([](transaction& tx) { tx.changed("piece:generation-test"); });
    EXPECT_GT(generations::current(slot), before);
}

TEST_P(transactions, refuse_a_row_that_leads_nowhere) {
    run_sql("CREATE TABLE prices (piece_id TEXT NOT NULL REFERENCES pieces (id))");
    const query insert_price{"test.insert_price", "INSERT INTO prices (piece_id) VALUES ($1)"};
    const auto price = [&](const char* id) {
        database().transaction([&](transaction& tx) { tx.change(insert_price, id); });
    };
    reopen(); // no script has been run yet
    EXPECT_THROW(price("nobody"), foreign_key_violation);
    // A script that changes a table switches the rule off.
    run_sql("PRAGMA foreign_keys = OFF", "SELECT 1");
    EXPECT_THROW(price("nobody"), foreign_key_violation);
    database().run(insert_piece, "a", "A", 1);
    price("a");
}

TEST_P(transactions, of_many_fibers_take_each_piece_once) {
    database().run(insert_piece, "a", "A", 10);
    int taken = 0;
    std::vector<std::function<void()>> buyers(50, [&] {
        const bool got =
            database().transaction([](transaction& tx) { return tx.change(take_one, "a") == 1; });
        if (got) ++taken;
    });
    test::in_fibers(buyers);
    EXPECT_EQ(taken, 10);
    EXPECT_EQ(database().first<int>(find_amount, "a"), 0);
}

TEST_P(transactions, carry_exceptions_into_their_own_fibers) {
    database().run(insert_piece, "taken", "T", 1);
    std::vector<std::function<void()>> works;
    int right = 0;
    for (int i = 0; i < 40; ++i) {
        works.push_back([&, i] {
            const auto sku = "S" + std::to_string(i % 2 == 0 ? -1 : i);
            try {
                database().transaction([&](transaction& tx) {
                    tx.change(insert_piece, "p" + std::to_string(i), i % 2 == 0 ? "T" : sku, 1);
                });
                right += i % 2;
            } catch (const unique_violation& v) {
                database().all<int>(find_amount, "taken");
                right += v.constraint == "pieces_sku_key" && i % 2 == 0 ? 1 : 0;
            }
        });
    }
    test::in_fibers(works);
    EXPECT_EQ(right, 40);
    EXPECT_EQ(count(), 21);
}

TEST_P(transactions, forbid_the_database_and_waiting_inside_the_closure) {
    testing::GTEST_FLAG(death_test_style) = "threadsafe";
    EXPECT_DEATH(database().transaction([&](transaction&) { count(); }), "");
    EXPECT_DEATH(
        database().transaction([&](transaction&) { runtime::await([](auto w) { w.wake(); }); }), ""
    );
}

}
