#include "support/database_fixture.hpp"

#include <boost/describe.hpp>

namespace foyer::db {

namespace {

enum class colour { dark_red, blue };
BOOST_DESCRIBE_ENUM(colour, dark_red, blue)

struct sample {
    id_of<sample> id;
    bool yes{};
    int small{};
    std::int64_t large{};
    money price;
    decimal<3> weight;
    percent rate;
    timestamp at;
    std::string words;
    colour tint{};
    json_value data;

    friend bool operator==(const sample&, const sample&) = default;
};
BOOST_DESCRIBE_STRUCT(
    sample, (), (id, yes, small, large, price, weight, rate, at, words, tint, data)
)

struct maybe {
    std::optional<bool> yes;
    std::optional<int> small;
    std::optional<money> price;
    std::optional<timestamp> at;
    std::optional<std::string> words;
    std::optional<colour> tint;
    std::optional<json_value> data;

    friend bool operator==(const maybe&, const maybe&) = default;
};
BOOST_DESCRIBE_STRUCT(maybe, (), (yes, small, price, at, words, tint, data))

const query insert_sample{
    "test.insert_sample",
    "INSERT INTO samples (id, yes, small, large, price, weight, rate, at, words, tint, data)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
};
const query find_samples{
    "test.find_samples",
    "SELECT id, yes, small, large, price, weight, rate, at, words, tint, data"
    " FROM samples ORDER BY id"
};
const query find_maybe{
    "test.find_maybe", "SELECT yes, small, price, at, words, tint, data FROM samples WHERE id = $1"
};
const query filter_samples{
    "test.filter_samples",
    "SELECT id FROM samples WHERE (CAST($1 AS TEXT) IS NULL OR words = $1) ORDER BY id LIMIT $2"
};
const query sums{"test.sums", "SELECT sum(price), sum(large), count(*) FROM samples"};

class values : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        run_sql(
            "CREATE TABLE samples (id TEXT NOT NULL PRIMARY KEY, yes BOOLEAN, small INTEGER,"
            " large BIGINT, price BIGINT, weight BIGINT, rate BIGINT, at DATETIME, words TEXT,"
            " tint TEXT, data JSONB)",
            "CREATE TYPE colour AS ENUM ('DARK_RED', 'BLUE');"
            "CREATE TABLE samples (id TEXT NOT NULL PRIMARY KEY, yes BOOLEAN, small INTEGER,"
            " large BIGINT, price NUMERIC(14,2), weight NUMERIC(14,3), rate NUMERIC(5,2),"
            " at TIMESTAMPTZ(3), words TEXT, tint colour, data JSONB)"
        );
    }

    void insert(const sample& s) {
        database().run(
            insert_sample, s.id, s.yes, s.small, s.large, s.price, s.weight, s.rate, s.at, s.words,
            s.tint, s.data
        );
    }

    static std::vector<sample> samples() {
        return {
            {{"a"},
             true,
             1,
             2,
             {345},
             {4567},
             {1900},
             *parse_timestamp("2024-01-15T10:20:30.456Z"),
             "l'été \"قلب\" \\ $1 ?1",
             colour::dark_red,
             {R"({"a":[1,"x y"],"b":null})"}},
            {{"b"}, false, -2147483648, INT64_MAX, {-1}, {0}, {0}, {0}, "", colour::blue, {"[]"}},
            {{"c"},
             false,
             2147483647,
             INT64_MIN,
             {99999999999999},
             {-1},
             {1},
             *parse_timestamp("1969-12-31T23:59:59.999Z"),
             "line\nbreak",
             colour::blue,
             {"{}"}},
            {{"d"},
             true,
             0,
             0,
             {100},
             {1000},
             {900},
             *parse_timestamp("2999-12-31T23:59:59Z"),
             "x",
             colour::blue,
             {R"("text")"}},
        };
    }
};

}

FOYER_ON_BOTH_ENGINES(values);

TEST_P(values, of_every_type_come_back_as_they_went) {
    for (const auto& s : samples()) insert(s);
    EXPECT_EQ(database().all<sample>(find_samples), samples());
    database().transaction([](transaction& tx) {
        EXPECT_EQ(tx.all<sample>(find_samples), samples());
    });
    test::in_fibers({[&] { EXPECT_EQ(database().all<sample>(find_samples), samples()); }});
}

TEST_P(values, that_are_missing_come_back_missing) {
    const auto none = std::nullopt;
    database().run(insert_sample, "n", none, none, none, none, none, none, none, none, none, none);
    EXPECT_EQ(database().first<maybe>(find_maybe, "n"), maybe{});
    EXPECT_THROW(database().all<sample>(find_samples), failure);
}

TEST_P(values, may_be_missing_in_filters) {
    for (const auto& s : samples()) insert(s);
    using id = id_of<sample>;
    const auto all = database().all<id>(filter_samples, std::nullopt, 2);
    EXPECT_EQ(all, (std::vector<id>{{"a"}, {"b"}}));
    EXPECT_EQ(database().all<id>(filter_samples, "x", 9), (std::vector<id>{{"d"}}));
}

TEST_P(values, of_sums_are_exact) {
    for (const auto& s : samples())
        if (s.id.value != "b" && s.id.value != "c") insert(s);
    database().each(sums, [](const row& r) {
        EXPECT_EQ(r.units(0, 2), 445);
        EXPECT_EQ(r.integer(1), 2);
        EXPECT_EQ(r.integer(2), 2);
    });
}

TEST_P(values, of_a_wrong_number_are_refused) {
    EXPECT_THROW(database().all<id_of<sample>>(filter_samples, "x"), failure);
}

TEST_P(values, that_no_member_can_hold_are_refused) {
    insert(samples()[1]);
    const query large{"test.large", "SELECT large FROM samples"};
    EXPECT_THROW(database().all<int>(large), failure);
    const query words{"test.words", "SELECT words FROM samples"};
    EXPECT_THROW(database().all<std::int64_t>(words), failure);
}

TEST_P(values, prepare_reports_bad_sql) {
    const query bad{"test.bad", "SELECT nothing FROM samples"};
    const query* const queries[] = {&find_samples, &bad};
    const auto faults = test::prepare_all(database(), queries);
    EXPECT_TRUE(faults.starts_with("test.bad: ")) << faults;
}

TEST_P(values, are_read_by_the_callback_of_another_result) {
    for (const auto& s : samples()) insert(s);
    int seen = 0;
    database().each(find_samples, [&](const row&) {
        seen += static_cast<int>(database().all<sample>(find_samples).size());
    });
    EXPECT_EQ(seen, 16);
}

}
