#include "care/promote/address.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace foyer::promote {

TEST(address, is_shown_without_its_password) {
    EXPECT_EQ(
        shown_address("postgres://foyer:s%40cret@db.example.dz:5432/shop?sslmode=require"),
        "postgres://foyer@db.example.dz:5432/shop?sslmode=require"
    );
    EXPECT_EQ(
        shown_address("postgres:///shop?host=/run/pg&user=foyer&password=secret"),
        "postgres:///shop?host=/run/pg&user=foyer"
    );
    EXPECT_EQ(
        shown_address("postgres://u:secret@a:1,b:2/shop?password=secret"),
        "postgres://u@a:1,b:2/shop"
    );
    EXPECT_EQ(shown_address("postgres://u:se cret@a/shop?password=s t"), "postgres://a/shop");
}

TEST(address, of_a_file_means_the_same_in_every_folder) {
    const auto here = std::filesystem::weakly_canonical(std::filesystem::current_path()).string();
    EXPECT_EQ(shown_address("sqlite:data/../foyer.db"), "sqlite:" + here + "/foyer.db");
    EXPECT_EQ(shown_address("sqlite:" + here + "/foyer.db"), "sqlite:" + here + "/foyer.db");
}

}
