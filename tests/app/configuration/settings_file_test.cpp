#include "app/settings_file.hpp"

#include "app/configuration.hpp"
#include "platform/base/id.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace foyer::app {
namespace {

namespace fs = std::filesystem;

constexpr auto next = "postgres://foyer:p%20\"w@db/shop";

class settings_file : public testing::Test {
protected:
    void SetUp() override { fs::create_directories(folder_); }
    void TearDown() override { fs::remove_all(folder_); }

    fs::path write(const std::string& text) const {
        std::ofstream(file()) << text;
        return file();
    }
    fs::path file() const { return folder_ / "foyer.toml"; }
    std::string text() const {
        std::ostringstream out;
        out << std::ifstream(file()).rdbuf();
        return out.str();
    }

    fs::path folder_{fs::path(testing::TempDir()) / ("foyer_settings_" + new_cuid())};
};

TEST_F(settings_file, gets_a_new_database_and_keeps_every_other_byte) {
    write("# Élan\r\nlisten='127.0.0.1:1'\n\"database\"  = 'sqlite:é.db' # l'ancienne\nthreads=2");
    EXPECT_EQ(database_in(file()), "sqlite:é.db");
    EXPECT_TRUE(set_database_in(file(), next));
    EXPECT_EQ(
        text(),
        "# Élan\r\nlisten='127.0.0.1:1'\n\"database\"  = "
        "\"postgres://foyer:p%20\\\"w@db/shop\" # l'ancienne\nthreads=2"
    );
    EXPECT_EQ(database_in(file()), next);
}

TEST_F(settings_file, keeps_its_permissions_and_leaves_nothing_beside_it) {
    write("database = \"sqlite:a.db\"\n");
    fs::permissions(file(), fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink(file(), folder_ / "link.toml");
    EXPECT_TRUE(set_database_in(folder_ / "link.toml", next));
    EXPECT_EQ(fs::status(file()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_TRUE(fs::is_symlink(folder_ / "link.toml"));
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 2);
}

TEST_F(settings_file, is_left_alone_when_the_value_stands_on_no_line_of_its_own) {
    const std::string given = "database = '''\nsqlite:a.db'''\n";
    write(given);
    EXPECT_FALSE(set_database_in(file(), next));
    EXPECT_EQ(text(), given);
}

TEST_F(settings_file, may_say_nothing_about_the_database) {
    EXPECT_EQ(database_in(file()), std::nullopt);
    write("threads = 2\n");
    EXPECT_EQ(database_in(file()), std::nullopt);
    EXPECT_FALSE(set_database_in(file(), next));
    write("threads = = 2\n");
    EXPECT_THROW(database_in(file()), configuration_error);
}

}
}
