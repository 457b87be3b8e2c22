#include "platform/base/log.hpp"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>

#include <memory>
#include <string>

namespace foyer {

namespace {

constexpr const char* line_pattern = "%Y-%m-%dT%H:%M:%S.%eZ %^%l%$ %v";

}

void start_log(std::string_view level) {
    auto logger = spdlog::stderr_color_mt("foyer");
    spdlog::set_default_logger(logger);
    spdlog::set_pattern(line_pattern, spdlog::pattern_time_type::utc);
    spdlog::set_level(spdlog::level::from_str(std::string(level)));
}

void log_to_file(const std::filesystem::path& file, std::size_t max_bytes, std::size_t max_files) {
    const auto level = spdlog::get_level();
    auto logger = std::make_shared<spdlog::logger>(
        "foyer_file", std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
                          file.string(), max_bytes, max_files - 1
                      )
    );
    logger->set_pattern(line_pattern, spdlog::pattern_time_type::utc);
    logger->set_level(level);
    logger->flush_on(spdlog::level::trace); // the last lines before a crash are the ones to read
    spdlog::set_default_logger(std::move(logger));
}

}
