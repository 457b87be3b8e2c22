#include "platform/api/failures.hpp"

#include "platform/db/failure.hpp"
#include "platform/runtime/await.hpp"

#include <gtest/gtest.h>

namespace foyer::api {

namespace {

int status_of(const std::exception& e) {
    const auto known = failure_of(e);
    return known ? http::status_of(known->what) : 500;
}

}

TEST(api_failures, have_the_status_that_tells_clients_what_to_do) {
    EXPECT_EQ(status_of(db::unavailable("down")), 503);
    EXPECT_EQ(status_of(db::storage_exhausted("full")), 507);
    EXPECT_EQ(status_of(db::storage_read_only("mounted so")), 503);
    EXPECT_EQ(status_of(db::must_retry("busy")), 503);
    EXPECT_EQ(status_of(runtime::overloaded()), 503);
    EXPECT_EQ(status_of(db::failure("bad SQL")), 500);
    EXPECT_EQ(status_of(std::runtime_error("anything")), 500);
}

TEST(api_failures, say_when_to_try_again) {
    EXPECT_GT(failure_of(db::unavailable("down"))->retry_after_s, 0);
}

TEST(api_failures, never_tell_clients_what_the_database_said) {
    EXPECT_EQ(
        failure_of(db::unavailable("host=secret"))->what.message.find("secret"), std::string::npos
    );
}

}
