#include "platform/base/generations.hpp"
#include "platform/runtime/await.hpp"
#include "platform/runtime/loop_turn.hpp"
#include "support/database_fixture.hpp"

#include <atomic>
#include <barrier>
#include <thread>

namespace foyer::db {

namespace {

const query insert_amount{"test.insert_amount", "INSERT INTO rows (id, amount) VALUES ($1, $2)"};
const query add_one{"test.add_one", "UPDATE rows SET amount = amount + 1 WHERE id = $1"};
const query find_row_amount{"test.find_row_amount", "SELECT amount FROM rows WHERE id = $1"};
const query count_amounts{"test.count_amounts", "SELECT count(*) FROM rows"};
const query my_backend{"test.my_backend", "SELECT pg_backend_pid()"};
const query end_me{"test.end_me", "SELECT pg_terminate_backend(pg_backend_pid())"};
const query end_backend{"test.end_backend", "SELECT pg_terminate_backend($1)"};
const query scan{.name = "test.scan", .text = "SELECT 10 / CAST($1 AS INTEGER)", .scans = true};
const query divide{"test.divide", "SELECT 10 / CAST($1 AS INTEGER)"};
const query shown_name{
    "test.shown_name", "SELECT application_name FROM pg_stat_activity WHERE pid = pg_backend_pid()"
};
const query write_and_show_name{
    "test.write_and_show_name",
    "INSERT INTO rows (id, amount) VALUES (77, 1) "
    "RETURNING current_setting('application_name')"
};
const query count_listeners{
    "test.count_listeners",
    "SELECT CAST(count(*) AS INTEGER) FROM pg_stat_activity "
    "WHERE datname = current_database() AND query LIKE 'LISTEN %' AND state = 'idle'"
};
const query end_listeners{
    "test.end_listeners",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND query LIKE 'LISTEN %'"
};
const query next_number{"test.next_number", "SELECT nextval('numbers')"};

class postgres : public test::database_fixture {
protected:
    void SetUp() override {
        options_.pool_per_core = 3;
        database_fixture::SetUp();
        if (IsSkipped()) return;
        run_sql("CREATE TABLE rows (id INTEGER NOT NULL PRIMARY KEY, amount INTEGER NOT NULL)");
    }

    // That many fibers of one core, which all reach `work(i)` in the same turn of its loop.
    static void in_one_turn(int count, const std::function<void(int)>& work) {
        std::vector<runtime::waker> early;
        std::vector<std::function<void()>> works;
        for (int i = 0; i < count; ++i) {
            works.push_back([&, i] {
                runtime::await([&](const runtime::waker& w) {
                    early.push_back(w);
                    if (early.size() < static_cast<std::size_t>(count)) return;
                    for (const auto& one : early) one.wake();
                });
                if (i == count - 1) runtime::yield(); // it was the only one awake
                work(i);
            });
        }
        test::in_fibers(works);
    }

    // Round trips that 10 / x costs for each of the divisors.
    std::int64_t trips_of(const std::vector<int>& divisors, const query& last = divide) {
        const auto before = database().traffic().round_trips;
        const auto count = static_cast<int>(divisors.size());
        in_one_turn(count, [&](int i) {
            const auto d = divisors[static_cast<std::size_t>(i)];
            const auto ask = [&] {
                return *database().first<int>(i == count - 1 ? last : divide, d);
            };
            if (d == 0)
                EXPECT_THROW(ask(), failure);
            else
                EXPECT_EQ(ask(), 10 / d);
        });
        return database().traffic().round_trips - before;
    }

    // The second is opened when the first is in use.
    void connect_both_pipes() {
        for (int i = 0; i < 2; ++i) trips_of({1, 1});
    }

    // Tries until the database answers again; its failures meanwhile must say that it is away.
    std::int64_t count_after_healing() {
        for (;;) {
            try {
                return *database().first<std::int64_t>(count_amounts);
            } catch (const unavailable&) {
                std::this_thread::yield();
            }
        }
    }
};

INSTANTIATE_TEST_SUITE_P(data, postgres, testing::Values(engine::postgres), test::engine_name);

// Nobody else speaks in its database.
class lone_node : public postgres {
protected:
    void SetUp() override {
        isolation_ = test::isolation::database;
        postgres::SetUp();
    }

    void wait_until_it_listens() {
        while (database().first<int>(count_listeners) != 1) std::this_thread::yield();
    }

    // What comes to be stale when a node trusts nothing that it has kept.
    std::uint64_t generation() { return generations::current(slot_); }

private:
    const generations::slot slot_ = generations::slot_of("row:of-nobody");
};

INSTANTIATE_TEST_SUITE_P(data, lone_node, testing::Values(engine::postgres), test::engine_name);

}

TEST_P(postgres, sends_queued_statements_with_the_next_result_and_the_commit) {
    database().transaction([](transaction& tx) { tx.run(insert_amount, 0, 0); }); // connects
    const auto before = database().traffic();
    database().transaction([](transaction& tx) {
        for (int i = 1; i <= 5; ++i) tx.run(insert_amount, i, i);
        EXPECT_EQ(tx.first<int>(find_row_amount, 5), 5);
        for (int i = 6; i <= 9; ++i) tx.run(insert_amount, i, i);
    });
    const auto after = database().traffic();
    EXPECT_EQ(after.round_trips - before.round_trips, 2);
    EXPECT_EQ(after.statements - before.statements, 10);
    EXPECT_EQ(after.transactions - before.transactions, 1);
}

TEST_P(postgres, tells_that_a_commit_was_refused_or_had_no_answer) {
    run_sql(
        "CREATE FUNCTION at_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "  IF NEW.amount = 1 THEN RAISE EXCEPTION 'refused' USING ERRCODE = '23514'; END IF; "
        "  PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;"
        "CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON rows DEFERRABLE INITIALLY DEFERRED "
        "  FOR EACH ROW EXECUTE FUNCTION at_commit();"
    );
    const auto insert = [&](int amount) {
        database().transaction([&](transaction& tx) {
            EXPECT_EQ(tx.change(insert_amount, amount, amount), 1);
        });
    };
    EXPECT_THROW(insert(1), check_violation);
    EXPECT_THROW(insert(2), unavailable);
    EXPECT_EQ(count_after_healing(), 0);
}

TEST_P(postgres, costs_nothing_when_the_closure_does_nothing) {
    const auto before = database().traffic();
    database().transaction([](transaction&) {});
    EXPECT_EQ(database().traffic().round_trips, before.round_trips);
}

TEST_P(postgres, shows_the_request_of_a_transaction_until_its_end) {
    std::string inside;
    std::string after;
    std::string alone;
    std::string read;
    test::in_fibers({[&] {
        runtime::name_turn("/rooms", "0123456789abcde");
        inside = database().transaction([](transaction& tx) {
            return *tx.first<std::string>(shown_name);
        });
        read = *database().first<std::string>(shown_name);
        alone = *database().first<std::string>(write_and_show_name);
        runtime::name_turn("/rooms"); // of nobody
        after = database().transaction([](transaction& tx) {
            return *tx.first<std::string>(shown_name);
        });
    }});
    EXPECT_EQ(inside, "foyer 0123456789abcde");
    EXPECT_EQ(alone, "foyer 0123456789abcde");
    EXPECT_EQ(read, "foyer");
    EXPECT_EQ(after, "foyer");
}

TEST_P(postgres, shows_the_request_of_each_read_when_that_is_wanted) {
    auto traced = options_;
    traced.trace_reads = true;
    traced.cores = 2;
    const auto other = database::open(traced);
    std::vector<std::function<void()>> works;
    int right = 0;
    for (int i = 0; i < 40; ++i) {
        works.push_back([&, i] {
            const auto id = "request-" + std::to_string(i);
            if (i % 2 == 0) runtime::name_turn("/rooms", id);
            const auto shown = other->first<std::string>(shown_name);
            right += *shown == (i % 2 == 0 ? "foyer " + id : "foyer") ? 1 : 0;
        });
    }
    test::in_fibers(works);
    EXPECT_EQ(right, 40);
}

TEST_P(postgres, keeps_the_id_whole_behind_a_long_name_of_the_program) {
    auto long_named = options_;
    long_named.url += (options_.url.find('?') == std::string::npos ? "?" : "&") +
                      ("application_name=" + std::string(60, 'n'));
    const auto other = database::open(long_named);
    std::string shown;
    test::in_fibers({[&] {
        runtime::name_turn("/rooms", "0123456789abcde");
        shown =
            other->transaction([](transaction& tx) { return *tx.first<std::string>(shown_name); });
    }});
    EXPECT_EQ(shown, std::string(47, 'n') + " 0123456789abcde");
}

TEST_P(postgres, heals_when_the_server_ends_an_idle_connection) {
    const auto backend = *database().first<int>(my_backend);
    const auto other = database::open(options_);
    other->run(end_backend, backend);
    EXPECT_EQ(count_after_healing(), 0);
}

TEST_P(postgres, fails_what_is_under_way_and_heals) {
    EXPECT_THROW(database().run(end_me), unavailable);
    EXPECT_EQ(count_after_healing(), 0);
}

TEST_P(postgres, loses_a_transaction_whole_and_heals) {
    const auto attempt = [&] {
        database().transaction([](transaction& tx) {
            tx.change(insert_amount, 1, 1);
            tx.run(end_me);
        });
    };
    EXPECT_THROW(attempt(), unavailable);
    EXPECT_EQ(count_after_healing(), 0);
}

TEST_P(postgres, heals_the_connections_that_readers_share) {
    std::vector<std::function<void()>> works;
    int lost = 0;
    for (int i = 0; i < 30; ++i) {
        works.push_back([&, i] {
            try {
                if (i % 10 == 5)
                    database().run(end_me);
                else
                    EXPECT_EQ(count_after_healing(), 0);
            } catch (const unavailable&) {
                ++lost;
            }
        });
    }
    test::in_fibers(works);
    EXPECT_LE(lost, 3);
    test::in_fibers({[&] { EXPECT_EQ(count_after_healing(), 0); }});
}

TEST_P(postgres, sends_reads_of_the_same_turn_together) {
    connect_both_pipes();
    EXPECT_EQ(trips_of(std::vector<int>(8, 2)), 2);
    EXPECT_EQ(trips_of(std::vector<int>(40, 5)), 4) << "16 at most go together";
}

TEST_P(postgres, lets_no_read_wait_for_a_long_one_of_the_same_turn) {
    connect_both_pipes();
    EXPECT_EQ(trips_of(std::vector<int>(9, 2), scan), 3);
}

TEST_P(postgres, asks_again_what_a_failing_read_of_the_same_turn_left_out) {
    connect_both_pipes();
    EXPECT_EQ(trips_of({1, 2, 0, 0, 5, 5}), 2 + 2) << "the last of each batch go alone";
}

TEST_P(postgres, leaves_the_neighbours_of_a_failing_read_unharmed) {
    std::vector<std::function<void()>> works;
    int right = 0;
    for (int i = 0; i < 60; ++i) {
        works.push_back([&, i] {
            try {
                right += *database().first<int>(divide, i % 3) == 10 / (i % 3) ? 1 : 0;
            } catch (const failure& e) {
                right += i % 3 == 0 ? 1 : 0;
            }
        });
    }
    test::in_fibers(works);
    EXPECT_EQ(right, 60);
}

TEST_P(postgres, finds_another_way_for_functions_that_write) {
    run_sql("CREATE SEQUENCE numbers");
    test::in_fibers({[&] {
        EXPECT_EQ(database().first<int>(next_number), 1);
        EXPECT_EQ(database().first<int>(next_number), 2);
    }});
}

TEST_P(postgres, prepares_again_when_a_table_changed) {
    const auto use = [&](int id) {
        database().first<std::int64_t>(find_row_amount, id);
        database().transaction([&](transaction& tx) {
            tx.run(insert_amount, id, 7);
            EXPECT_EQ(tx.first<std::int64_t>(find_row_amount, id), 7);
        });
    };
    use(1);
    test::in_fibers({[&] { use(2); }});
    run_sql("ALTER TABLE rows ALTER COLUMN amount TYPE BIGINT");
    use(3);
    test::in_fibers({[&] { use(4); }});
}

TEST_P(postgres, lets_more_transactions_wait_than_it_has_connections) {
    database().run(insert_amount, 1, 0);
    std::vector<std::function<void()>> works(40, [&] {
        database().transaction([](transaction& tx) {
            tx.change(add_one, 1);
            tx.first<int>(find_row_amount, 1);
        });
    });
    test::in_fibers(works);
    EXPECT_EQ(database().first<int>(find_row_amount, 1), 40);
}

TEST_P(postgres, runs_the_loser_of_a_deadlock_again) {
    database().run(insert_amount, 1, 0);
    database().run(insert_amount, 2, 0);
    std::barrier<> both(2);
    std::atomic<int> runs{0};
    test::in_threads(2, [&](int i) {
        bool first = true;
        database().transaction([&](transaction& tx) {
            ++runs;
            tx.change(add_one, 1 + i);
            if (std::exchange(first, false)) both.arrive_and_wait();
            tx.change(add_one, 2 - i);
        });
    });
    EXPECT_EQ(database().first<int>(find_row_amount, 1), 2);
    EXPECT_EQ(database().first<int>(find_row_amount, 2), 2);
    EXPECT_GE(runs, 3);
}

TEST_P(postgres, tells_other_nodes_what_changed) {
    const auto other_node = database::open(options_);
    const auto slot = generations::slot_of("row:notified");
    // The other node may begin to listen a moment after it was opened, so the change is repeated.
    const auto before = generations::current(slot);
    int own = 0;
    while (generations::current(slot) <= before + own) {
        database().transaction([](transaction& tx) {
            tx.run(insert_amount, 1, 1);
            tx.changed("row:notified");
        });
        ++own;
        database().run({"test.clear", "DELETE FROM rows"});
    }
}

TEST_P(lone_node, trusts_nothing_that_it_kept_while_it_could_not_hear) {
    wait_until_it_listens();
    const auto before = generation();
    database().all<bool>(end_listeners);
    while (generation() == before) std::this_thread::yield();
}

TEST_P(lone_node, trusts_nothing_that_it_kept_when_another_begins_to_serve) {
    wait_until_it_listens();
    const auto before = generation();
    auto serving = options_;
    serving.serves = true;
    const auto other = database::open(serving);
    while (generation() == before) std::this_thread::yield();
}

TEST_P(postgres, gives_up_a_statement_that_takes_too_long_as_unavailable) {
    run_sql(
        "CREATE FUNCTION slow() RETURNS INTEGER LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'slow' USING ERRCODE = '57014'; END $$"
    );
    EXPECT_THROW(database().run({"test.slow", "SELECT slow()"}), unavailable);
}

TEST(postgres_address, that_nobody_answers_is_no_error_until_it_is_used) {
    const auto away = database::open({.url = "postgres://127.0.0.1:1/none"});
    EXPECT_THROW(away->first<int>(count_amounts), unavailable);
    EXPECT_THROW(away->transaction([](transaction&) {}), unavailable);
}

TEST(postgres_address, that_is_wrong_is_an_error) {
    EXPECT_THROW(database::open({.url = "postgres://a:b:c:d/e?f=g"}), failure);
    EXPECT_THROW(database::open({.url = "mysql://localhost/none"}), failure);
}

}
