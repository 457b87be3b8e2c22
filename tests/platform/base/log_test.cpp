#include "platform/base/log.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace foyer {

namespace {

namespace fs = std::filesystem;

class log_file : public testing::Test {
protected:
    log_file() {
        auto name = (fs::temp_directory_path() / "foyer-log-XXXXXX").string();
        folder_ = mkdtemp(name.data());
    }
    ~log_file() override {
        spdlog::set_default_logger(before_);
        fs::remove_all(folder_);
    }

    std::vector<std::string> files() const {
        std::vector<std::string> out;
        for (const auto& entry : fs::directory_iterator(folder_))
            out.push_back(entry.path().filename().string());
        std::ranges::sort(out);
        return out;
    }

    std::string text_of(const std::string& name) const {
        std::ostringstream text;
        text << std::ifstream(folder_ / name).rdbuf();
        return text.str();
    }

    fs::path folder_;
    std::shared_ptr<spdlog::logger> before_ = spdlog::default_logger();
};

}

TEST_F(log_file, is_rotated_by_size_and_limited_by_number) {
    constexpr std::size_t max_bytes = 1000;
    log_to_file(folder_ / "foyer.log", max_bytes, 3);
    for (int i = 0; i < 200; ++i) spdlog::info("line {} of the log", i);
    EXPECT_EQ(files(), (std::vector<std::string>{"foyer.1.log", "foyer.2.log", "foyer.log"}));
    for (const auto& name : files()) EXPECT_LE(fs::file_size(folder_ / name), max_bytes) << name;
    EXPECT_NE(text_of("foyer.log").find("info line 199 of the log\n"), std::string::npos);
}

TEST_F(log_file, keeps_the_level_and_holds_each_line_at_once) {
    spdlog::set_level(spdlog::level::warn);
    log_to_file(folder_ / "foyer.log", 1 << 20, 2);
    spdlog::info("not wanted");
    spdlog::warn("wanted");
    const auto text = text_of("foyer.log");
    EXPECT_EQ(text.find("not wanted"), std::string::npos);
    EXPECT_TRUE(text.ends_with("Z warning wanted\n")) << text;
}

TEST_F(log_file, that_cannot_be_written_is_said) {
    std::ofstream(folder_ / "file") << "x";
    EXPECT_THROW(log_to_file(folder_ / "file" / "foyer.log", 1000, 2), spdlog::spdlog_ex);
}

}
