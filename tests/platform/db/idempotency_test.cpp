#include "platform/db/idempotency.hpp"

#include "support/database_fixture.hpp"

#include <atomic>

namespace foyer::db {

namespace {

constexpr timestamp first_call{1'700'000'000'000};

class repeated_requests : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        create_tables({&idempotency_key_table()});
    }

    result<repeatable_answer> request(
        const std::string& key, const std::string& body,
        const std::function<result<json_value>()>& work
    ) {
        return database().transaction([&](transaction& tx) {
            return once(tx, {"POST /orders anna", key, body, first_call}, work);
        });
    }

    result<repeatable_answer> counted(const std::string& key, const std::string& body) {
        return request(key, body, [this]() -> result<json_value> {
            return json_value{std::to_string(++runs_)};
        });
    }

    std::atomic<int> runs_{0};
};

}

FOYER_ON_BOTH_ENGINES(repeated_requests);

TEST_P(repeated_requests, are_given_the_first_answer) {
    const auto first = counted("k", "body");
    const auto second = counted("k", "body");
    ASSERT_TRUE(first && second);
    EXPECT_FALSE(first->replayed);
    EXPECT_TRUE(second->replayed);
    EXPECT_EQ(second->body, first->body);
    EXPECT_EQ(runs_, 1);
}

TEST_P(repeated_requests, with_another_body_are_refused) {
    ASSERT_TRUE(counted("k", "body"));
    const auto other = counted("k", "other");
    ASSERT_TRUE(other.has_error());
    EXPECT_EQ(other.error().kind, errc::unprocessable);
    EXPECT_EQ(other.error().code, "idempotency.key_reused");
}

TEST_P(repeated_requests, with_another_key_are_other_requests) {
    ASSERT_TRUE(counted("k", "body"));
    ASSERT_TRUE(counted("l", "body"));
    EXPECT_EQ(runs_, 2);
}

TEST_P(repeated_requests, may_try_again_after_a_refusal) {
    const auto refused = request("k", "body", []() -> result<json_value> {
        return error{errc::conflict, "test.refused", "no"};
    });
    ASSERT_TRUE(refused.has_error());
    const auto again = counted("k", "body");
    ASSERT_TRUE(again);
    EXPECT_FALSE(again->replayed);
}

TEST_P(repeated_requests, of_twenty_threads_at_once_are_done_once) {
    std::atomic<int> done{0};
    std::atomic<int> replayed{0};
    test::in_threads(20, [&](int) {
        const auto answer = counted("k", "body");
        ASSERT_TRUE(answer);
        (answer->replayed ? replayed : done) += 1;
        EXPECT_EQ(answer->body.text, "1");
    });
    EXPECT_EQ(done, 1);
    EXPECT_EQ(replayed, 19);
    EXPECT_EQ(runs_, 1);
}

TEST_P(repeated_requests, of_twenty_fibers_at_once_are_done_once) {
    std::vector<std::function<void()>> works(20, [&] {
        const auto answer = counted("k", "body");
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->body.text, "1");
    });
    test::in_fibers(works);
    EXPECT_EQ(runs_, 1);
}

}
