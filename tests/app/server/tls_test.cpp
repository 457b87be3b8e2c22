#include "client.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace foyer::app {

namespace {

using namespace std::chrono_literals;

// A certificate and its key, made by openssl, in a folder of its own.
class tls : public testing::Test {
protected:
    tls() {
        std::filesystem::create_directories(folder_);
        make("a");
    }
    ~tls() override { std::filesystem::remove_all(folder_); }

    void make(const std::string& name) {
        const auto command =
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
            " -days 30 -subj /CN=" +
            name + " -keyout " + file(name + ".key") + " -out " + file(name + ".crt") +
            " 2>/dev/null";
        ASSERT_EQ(std::system(command.c_str()), 0);
    }
    std::string file(const std::string& name) const { return folder_ / name; }
    std::shared_ptr<tls_identity> identity() const {
        return std::make_shared<tls_identity>(file("a.crt"), file("a.key"));
    }
    server_options options() const {
        server_options o;
        o.tls = identity();
        o.tls_address = "127.0.0.1";
        return o;
    }

private:
    const std::filesystem::path folder_{
        std::filesystem::temp_directory_path() / ("foyer-tls-" + std::to_string(::getpid()))
    };
};

TEST_F(tls, a_handshake_that_does_not_go_on_is_left) {
    auto o = options();
    o.handshake_time = 30ms;
    running_server s(o);
    client silent(s.one.tls_port());
    EXPECT_TRUE(silent.is_closed());
    client slow(s.one.tls_port());
    slow.send("\x16\x03\x01");
    EXPECT_TRUE(slow.is_closed());
    EXPECT_EQ(s.one.counters().late, 2U);
    EXPECT_EQ(s.one.counters().requests, 0U);
}

TEST_F(tls, too_many_handshakes_cost_the_longest_one_and_no_connection_that_works) {
    auto o = options();
    o.max_handshakes = 2;
    o.handshake_time = 1h;
    running_server s(o);
    client plain(s.port());
    client first(s.one.tls_port());
    while (s.one.counters().accepted < 2) std::this_thread::yield();
    client second(s.one.tls_port());
    while (s.one.counters().accepted < 3) std::this_thread::yield();
    client third(s.one.tls_port());
    EXPECT_TRUE(first.is_closed());
    plain.send(get("/x"));
    EXPECT_EQ(plain.read().status, 200);
    EXPECT_EQ(s.one.counters().connections, 3U);
    EXPECT_EQ(s.one.counters().refused, 1U);
}

TEST_F(tls, who_speaks_plainly_at_that_door_is_left) {
    running_server s(options());
    client c(s.one.tls_port());
    c.send(get("/x"));
    c.more();
    while (c.more()) {}
    EXPECT_EQ(c.arrived().find("HTTP"), std::string::npos);
    EXPECT_EQ(s.one.counters().requests, 0U);
}

TEST_F(tls, an_identity_is_read_again_only_when_its_files_fit_together) {
    const auto one = identity();
    EXPECT_FALSE(one->files_changed());
    make("b");
    std::filesystem::rename(file("b.key"), file("a.key"));
    EXPECT_TRUE(one->files_changed());
    const auto refused = one->reload();
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "tls.unusable");
    EXPECT_THAT(refused.error().message, testing::HasSubstr("a.key: key values mismatch"));
    EXPECT_FALSE(one->files_changed()) << "the same files are not tried again and again";
    std::filesystem::rename(file("b.crt"), file("a.crt"));
    EXPECT_TRUE(one->files_changed());
    EXPECT_TRUE(one->reload().has_value());
}

TEST_F(tls, an_identity_that_cannot_be_read_says_which_file_it_was) {
    std::ofstream(file("empty")).put('\n');
    const auto reason = [&](const std::string& certificate, const std::string& key) -> std::string {
        try {
            const tls_identity one(certificate, key);
        } catch (const tls_error& e) {
            return e.what();
        }
        return "";
    };
    EXPECT_THAT(reason(file("none"), file("a.key")), testing::HasSubstr("none: "));
    EXPECT_THAT(reason(file("empty"), file("a.key")), testing::HasSubstr("empty: "));
    EXPECT_THAT(reason(file("a.crt"), file("empty")), testing::HasSubstr("empty: "));
    EXPECT_EQ(reason(file("a.crt"), file("a.key")), "");
}

}

}
