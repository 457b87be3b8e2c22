#include "care/adopt/adopt.hpp"

#include <gtest/gtest.h>

namespace foyer::adopt {

TEST(adopt_shop_url, takes_what_prisma_calls_a_database) {
    EXPECT_EQ(shop_url("file:./dev.db"), "sqlite:./dev.db");
    EXPECT_EQ(shop_url("file:/srv/dev.db?connection_limit=1"), "sqlite:/srv/dev.db");
    EXPECT_EQ(shop_url("sqlite:data/a.db"), "sqlite:data/a.db");
}

TEST(adopt_shop_url, leaves_out_what_libpq_does_not_know) {
    EXPECT_EQ(
        shop_url("postgresql://u@h:5432/shop?schema=public&connection_limit=5&sslmode=require"),
        "postgresql://u@h:5432/shop?options=-c%20search_path%3Dpublic&sslmode=require"
    );
    EXPECT_EQ(shop_url("postgres://h/shop?pgbouncer=true"), "postgres://h/shop");
    EXPECT_EQ(shop_url("postgres:///shop?host=/run/pg"), "postgres:///shop?host=/run/pg");
}

}
