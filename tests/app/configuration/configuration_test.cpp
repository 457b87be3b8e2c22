#include "app/configuration.hpp"

#include "platform/base/id.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>

namespace foyer::app {
namespace {

class configuration_file : public testing::Test {
protected:
    std::filesystem::path write(const std::string& text) {
        std::ofstream(path_) << text;
        return path_;
    }
    void TearDown() override { std::filesystem::remove(path_); }

    std::filesystem::path path_{
        std::filesystem::path(testing::TempDir()) / ("foyer_settings_" + new_cuid() + ".toml")
    };
    const char* nothing_[1] = {nullptr};
};

std::string failure_of(const std::function<void()>& read) {
    try {
        read();
    } catch (const configuration_error& e) {
        return e.what();
    }
    return "no failure";
}

TEST_F(configuration_file, options_win_over_the_environment_and_the_environment_over_the_file) {
    const auto file = write("listen = '127.0.0.1:1'\ndatabase = 'sqlite:file.db'\nthreads = 1\n");
    const char* environment[] = {
        "FOYER_LISTEN=127.0.0.1:2", "FOYER_DATABASE=sqlite:environment.db", nullptr
    };
    const auto c = read_configuration(file, true, environment, {{"listen", "127.0.0.1:3"}});
    EXPECT_EQ(c.listen, "127.0.0.1:3");
    EXPECT_EQ(c.database, "sqlite:environment.db");
    EXPECT_EQ(c.threads, 1);
}

TEST_F(configuration_file, an_unknown_setting_is_an_error_that_names_it_wherever_it_stands) {
    const auto file = write("# settings\nthreads = 1\ndatabse = 'sqlite:x.db'\n");
    EXPECT_EQ(
        failure_of([&] { read_configuration(file, true, nothing_, {}); }),
        file.string() + ":3: databse: unknown setting; `foyer --help` lists all of them"
    );
    const char* environment[] = {"FOYER_LISSEN=1", nullptr};
    EXPECT_EQ(
        failure_of([&] { read_configuration("none.toml", false, environment, {}); }),
        "FOYER_LISSEN: unknown setting; `foyer --help` lists all of them"
    );
}

TEST_F(configuration_file, a_log_is_rotated_within_limits) {
    const auto file = write("log_file = '/var/log/foyer.log'\nlog_file_mb = 50\nlog_files = 2\n");
    const auto c = read_configuration(file, true, nothing_, {});
    EXPECT_EQ(c.log_file, "/var/log/foyer.log");
    EXPECT_EQ(c.log_file_mb, 50);
    EXPECT_EQ(c.log_files, 2);
    const std::pair<const char*, const char*> wrong[] = {
        {"log_file_mb", "0"}, {"log_file_mb", "10001"}, {"log_files", "1"}, {"log_files", "1001"}
    };
    for (const auto& [name, value] : wrong)
        EXPECT_NE(
            failure_of([&] { read_configuration(file, true, nothing_, {{name, value}}); }),
            "no failure"
        ) << name;
}

TEST_F(configuration_file, restore_points_stay_by_number_and_by_days) {
    const auto c = read_configuration("none.toml", false, nothing_, {{"restore_days", "7"}});
    EXPECT_EQ(c.restore_points, 10);
    EXPECT_EQ(c.restore_days, 7);
    const std::pair<const char*, const char*> wrong[] = {
        {"restore_points", "0"},
        {"restore_points", "10001"},
        {"restore_days", "0"},
        {"restore_days", "36501"}
    };
    for (const auto& [name, value] : wrong)
        EXPECT_NE(
            failure_of([&] { read_configuration("none.toml", false, nothing_, {{name, value}}); }),
            "no failure"
        ) << name;
}

TEST_F(configuration_file, a_wrong_value_is_an_error_that_names_the_setting) {
    EXPECT_NE(
        failure_of([&] { read_configuration("none.toml", false, nothing_, {{"threads", "many"}}); }
        ).find("--threads"),
        std::string::npos
    );
    EXPECT_NE(
        failure_of([&] {
            read_configuration("none.toml", false, nothing_, {{"database", "mysql://x"}});
        }).find("--database"),
        std::string::npos
    );
    const auto file = write("listen = 8080\n");
    EXPECT_NE(
        failure_of([&] { read_configuration(file, true, nothing_, {}); }).find("listen"),
        std::string::npos
    );
}

TEST_F(configuration_file, an_address_to_listen_on_is_in_figures_or_localhost) {
    for (const auto* wrong :
         {"8080", "shop.example:8080", "300.1.1.1:8080", "127.0.0.1:", "127.0.0.1:80x",
          "127.0.0.1:65536", ":8080"})
        EXPECT_NE(
            failure_of([&] {
                read_configuration("none.toml", false, nothing_, {{"listen", wrong}});
            }).find("--listen: must be ADDRESS:PORT"),
            std::string::npos
        ) << wrong;
    EXPECT_EQ(parse_endpoint("[::]:80")->address, "::");
    EXPECT_EQ(parse_endpoint("localhost:8080")->address, "127.0.0.1");
    EXPECT_EQ(parse_endpoint(":::80")->address, "::");
    EXPECT_EQ(parse_endpoint("127.0.0.1:65535")->port, 65535);
}

TEST_F(configuration_file, tls_is_given_whole_or_not_at_all) {
    const auto read = [&](std::map<std::string, std::string> options) {
        return read_configuration("none.toml", false, nothing_, options);
    };
    EXPECT_FALSE(speaks_tls(read({})));
    EXPECT_TRUE(speaks_tls(read({{"tls_certificate", "a"}, {"tls_key", "b"}})));
    for (const auto* alone : {"tls_certificate", "tls_key"})
        EXPECT_NE(failure_of([&] { read({{alone, "a"}}); }), "") << alone;
    EXPECT_NE(failure_of([&] { read({{"tls_listen", "127.0.0.1:1"}}); }), "");
}

TEST_F(configuration_file, a_file_that_was_named_must_exist_and_be_toml) {
    EXPECT_NE(
        failure_of([&] { read_configuration("missing.toml", true, nothing_, {}); }
        ).find("missing.toml"),
        std::string::npos
    );
    const auto file = write("listen = \n");
    EXPECT_NE(
        failure_of([&] { read_configuration(file, true, nothing_, {}); }).find(":1:"),
        std::string::npos
    );
}

TEST_F(configuration_file, variables_of_the_tests_are_not_settings) {
    const char* environment[] = {"FOYER_TEST_POSTGRES=postgres://x", nullptr};
    EXPECT_GT(read_configuration("none.toml", false, environment, {}).threads, 0);
}

}
}
