#include "platform/db/events.hpp"
#include "platform/db/idempotency.hpp"
#include "platform/db/platform_queries.hpp"
#include "support/database_fixture.hpp"

#include <filesystem>
#include <fstream>

namespace foyer::db {

namespace {

const query insert_words{"test.insert_words", "INSERT INTO rows (id, words) VALUES ($1, $2)"};
const query find_words{"test.find_words", "SELECT words FROM rows WHERE id = $1"};
const query count_words{"test.count_words", "SELECT count(*) FROM rows"};

class databases : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (!IsSkipped())
            run_sql("CREATE TABLE rows (id INTEGER NOT NULL PRIMARY KEY, words TEXT NOT NULL)");
    }

    std::int64_t count() { return *database().first<std::int64_t>(count_words); }
};

// A dump is of a whole database, so other tests must not make and drop schemas in it.
class copied_databases : public databases {
protected:
    void SetUp() override {
        isolation_ = test::isolation::database;
        databases::SetUp();
    }
};

}

FOYER_ON_BOTH_ENGINES(databases);
FOYER_ON_BOTH_ENGINES(copied_databases);

TEST_P(databases, keep_what_was_committed) {
    database().run(insert_words, 1, "kept");
    reopen();
    EXPECT_EQ(database().first<std::string>(find_words, 1), "kept");
}

TEST_P(databases, run_scripts_with_transactions_of_their_own) {
    run_sql("BEGIN; INSERT INTO rows (id, words) VALUES (1, 'a;b'); -- c;\nCOMMIT;");
    EXPECT_EQ(count(), 1);
    EXPECT_THROW(
        run_sql("BEGIN; INSERT INTO rows (id, words) VALUES (2, 'x'); SELECT nothing FROM rows;"),
        failure
    );
    EXPECT_THROW(run_sql("BEGIN; INSERT INTO rows (id, words) VALUES (2, 'x');"), failure);
    EXPECT_EQ(count(), 1);
    database().run(insert_words, 2, "the writer is usable");
}

TEST_P(databases, carry_large_texts_both_ways) {
    const std::string large(6'000'000, 'x');
    const auto both = [&](int first) {
        database().transaction([&](transaction& tx) {
            for (int i = first; i < first + 3; ++i) tx.run(insert_words, i, large);
            EXPECT_EQ(tx.first<std::string>(find_words, first), large);
        });
        EXPECT_EQ(database().first<std::string>(find_words, first + 1), large);
    };
    both(1);
    test::in_fibers({[&] { both(4); }, [&] { both(7); }});
}

TEST_P(databases, queue_more_statements_than_one_batch_holds) {
    database().transaction([](transaction& tx) {
        for (int i = 0; i < 1000; ++i) tx.run(insert_words, i, "x");
    });
    EXPECT_EQ(count(), 1000);
}

TEST_P(databases, answer_long_queries_beside_the_core) {
    database().run(insert_words, 1, "x");
    const query report{"test.report", "SELECT words FROM rows", {}, true};
    EXPECT_EQ(database().all<std::string>(report).size(), 1U);
    test::in_fibers({[&] { EXPECT_EQ(database().all<std::string>(report).size(), 1U); }});
    const query clean{"test.clean", "DELETE FROM rows", {}, true};
    EXPECT_EQ(database().change(clean), 1);
}

TEST_P(databases, hand_over_the_rows_of_a_long_query_one_by_one) {
    database().transaction([](transaction& tx) {
        for (int i = 0; i < 500; ++i) tx.run(insert_words, i, std::to_string(i));
    });
    const query report{"test.report", "SELECT words FROM rows ORDER BY id", {}, true};
    const auto read_all = [&] {
        int next = 0;
        const auto rows = database().each(report, [&](const row& r) {
            EXPECT_EQ(r.text(0), std::to_string(next++));
            if (next != 100) return;
            EXPECT_EQ(count(), 500) << "another query meanwhile";
        });
        EXPECT_EQ(rows, 500);
    };
    read_all();
    test::in_fibers({read_all, read_all});
    const auto stop_early = [&] {
        database().each(report, [](const row&) { throw std::domain_error("enough"); });
    };
    EXPECT_THROW(stop_early(), std::domain_error);
    read_all();
}

TEST_P(databases, count_their_queries_by_name) {
    database().run(insert_words, 1, "x");
    count();
    count();
    std::vector<std::string> names;
    for (const auto& s : database().statistics())
        names.push_back(s.name + ' ' + std::to_string(s.calls));
    EXPECT_EQ(names, (std::vector<std::string>{"test.count_words 2", "test.insert_words 1"}));
}

TEST_P(copied_databases, are_whole_in_a_file) {
    database().run(insert_words, 1, "copied");
    const auto file = home().folder() + "/copy";
    database().backup_to(file);
    database().backup_to(file);
    if (GetParam() == engine::postgres) {
        std::string begins(5, ' ');
        std::ifstream(file).read(begins.data(), 5);
        EXPECT_EQ(begins, "PGDMP");
        return;
    }
    const auto copy = database::open({.url = "sqlite:" + file});
    EXPECT_EQ(copy->first<std::string>(find_words, 1), "copied");
    EXPECT_THROW(database().backup_to("/nowhere/copy"), failure);
}

TEST_P(databases, understand_every_query_of_the_platform) {
    create_tables({&outbox_event_table(), &idempotency_key_table()});
    EXPECT_EQ(test::prepare_all(database(), platform_queries()), "");
}

}
