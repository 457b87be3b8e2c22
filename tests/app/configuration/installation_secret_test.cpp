#include "app/installation_secret.hpp"

#include "platform/base/id.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <thread>
#include <vector>

namespace foyer::app {
namespace {

class secret_of_an_installation : public testing::Test {
protected:
    void TearDown() override { std::filesystem::remove_all(data_); }

    std::filesystem::path data_{
        std::filesystem::path(testing::TempDir()) / ("foyer_secret_" + new_cuid())
    };
    std::filesystem::path file_{data_ / "installation.key"};
};

TEST_F(secret_of_an_installation, is_made_once_and_read_by_its_owner_only) {
    const auto made = installation_secret(data_);
    EXPECT_EQ(made.size(), 43U);
    EXPECT_EQ(installation_secret(data_), made);
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(file_).permissions(), perms::owner_read | perms::owner_write);
}

TEST_F(secret_of_an_installation, is_one_for_all_who_start_at_once) {
    std::vector<std::string> secrets(16);
    {
        std::vector<std::jthread> starts;
        for (auto& secret : secrets)
            starts.emplace_back([&] { secret = installation_secret(data_); });
    }
    EXPECT_EQ(std::set<std::string>(secrets.begin(), secrets.end()).size(), 1U);
    const std::filesystem::directory_iterator files(data_);
    EXPECT_EQ(std::distance(begin(files), end(files)), 1) << "no draft is left behind";
}

TEST_F(secret_of_an_installation, is_not_replaced_when_its_file_is_spoilt) {
    std::filesystem::create_directories(data_);
    std::ofstream(file_) << "short\n";
    EXPECT_THROW(installation_secret(data_), std::runtime_error);
    EXPECT_EQ(std::filesystem::file_size(file_), 6U);
}

}
}
