#include "platform/api/idempotency.hpp"

#include "platform/api/program.hpp"
#include "support/database_fixture.hpp"

namespace foyer::api {

using http::post;
using http::house::body_of;

struct bell {
    int number{};
    money price;
};
BOOST_DESCRIBE_STRUCT(bell, (), (number, price))

struct bell_input {
    text<1, 9> tone;
};
BOOST_DESCRIBE_STRUCT(bell_input, (), (tone))

namespace {

constexpr db::query ring{"test.ring", "INSERT INTO rings (tone) VALUES ($1)"};
constexpr db::query count_rings{"test.count_rings", "SELECT COUNT(*) FROM rings"};

result<bell> post_bell(context& c, const bell_input& in) {
    return once<bell>(c, "guest", [&](db::transaction& tx) -> result<bell> {
        tx.run(ring, in.tone.value);
        const auto number = tx.first<int>(count_rings);
        if (in.tone.value == "broken") return error{errc::conflict, "bell.broken", "no sound"};
        return bell{*number, money{100}};
    });
}

constexpr http::route table[] = {
    http::endpoint<&post_bell>(http::method::post, "/api/v1/bells", http::access::anyone, "Rings")
        .creates(),
};

constexpr std::string_view key = "0f8fad5b-d9cb-469f-a165-70867728950e";

}

class api_idempotency : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        create_tables({&db::idempotency_key_table()});
        run_sql("CREATE TABLE rings (tone TEXT NOT NULL)");
    }
    int rings() { return *database().first<int>(count_rings); }
};
FOYER_ON_BOTH_ENGINES(api_idempotency);

TEST_P(api_idempotency, a_repeated_request_gets_the_first_answer_and_changes_nothing) {
    program p(database(), table);
    const auto ask = [&] {
        return p.ask(post("/api/v1/bells").with("Idempotency-Key", key).json(R"({"tone":"a"})"));
    };
    EXPECT_EQ(body_of(ask()), R"({"number":1,"price":"1.00"})");
    EXPECT_EQ(body_of(ask()), R"({"number":1,"price":"1.00"})");
    EXPECT_EQ(ask().status, 201);
    EXPECT_EQ(rings(), 1);
}

TEST_P(api_idempotency, the_same_key_with_another_body_is_refused) {
    program p(database(), table);
    (void)p.ask(post("/api/v1/bells").with("Idempotency-Key", key).json(R"({"tone":"a"})"));
    const auto out =
        p.ask(post("/api/v1/bells").with("Idempotency-Key", key).json(R"({"tone":"b"})"));
    EXPECT_EQ(out.status, 422);
    EXPECT_EQ(out.error_code, "idempotency.key_reused");
}

TEST_P(api_idempotency, without_a_key_every_request_counts) {
    program p(database(), table);
    for (int i = 0; i < 2; ++i) (void)p.ask(post("/api/v1/bells").json(R"({"tone":"a"})"));
    EXPECT_EQ(rings(), 2);
}

TEST_P(api_idempotency, a_refused_request_may_be_tried_again) {
    program p(database(), table);
    const auto ask = [&] {
        return p.ask(post("/api/v1/bells").with("Idempotency-Key", key).json(R"({"tone":"broken"})")
        );
    };
    EXPECT_EQ(ask().status, 409);
    EXPECT_EQ(ask().status, 409);
    EXPECT_EQ(rings(), 0);
}

TEST_P(api_idempotency, twenty_at_once_are_one) {
    program p(database(), table);
    const http::made_request request =
        post("/api/v1/bells").with("Idempotency-Key", key).json(R"({"tone":"a"})");
    test::in_fibers(std::vector<std::function<void()>>(20, [&] {
        EXPECT_EQ(body_of(p.ask(request)), R"({"number":1,"price":"1.00"})");
    }));
    EXPECT_EQ(rings(), 1);
}

}
