#include "fuzz/fuzz_input.hpp"
#include "platform/db/migrate/migration.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

// A folder of migration files: a history is complete and made of every file, or it is refused. Each
// line of the input is a file: its name, a tab, its text.
namespace foyer::migrate {

namespace {

class folder {
public:
    folder()
        : path_(
              std::filesystem::temp_directory_path() / ("foyer-fuzz-" + std::to_string(getpid()))
          ) {
        std::filesystem::create_directories(files());
    }
    ~folder() { std::filesystem::remove_all(path_); }
    folder(const folder&) = delete;
    folder& operator=(const folder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path files() const { return path_ / "sqlite"; }

private:
    std::filesystem::path path_;
};

bool is_file_name(std::string_view name) {
    return !name.empty() && name.size() < 100 && name != "." && name != ".." &&
           name.find('/') == std::string_view::npos && name.find('\0') == std::string_view::npos;
}

void check_history(const std::vector<migration>& history, std::size_t files) {
    FOYER_ASSERT(history.size() * 2 == files, "every file is one half of a version");
    int version = 0;
    for (const auto& m : history) {
        FOYER_ASSERT(m.version == ++version, "no number is missing");
        FOYER_ASSERT(!m.name.empty(), "every version has a name");
    }
}

}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace foyer;
    static const migrate::folder folder;
    fuzz::input in(data, size);
    for (int i = 0; i < 8 && !in.rest().empty(); ++i) {
        const auto line = in.line();
        const auto name = line.substr(0, line.find('\t'));
        if (!migrate::is_file_name(name)) continue;
        std::ofstream(folder.files() / std::string(name), std::ios::binary) << line;
    }
    const std::filesystem::directory_iterator there(folder.files());
    const auto files = static_cast<std::size_t>(std::distance(begin(there), end(there)));
    const auto history = migrate::read_migrations(folder.path(), db::engine::sqlite);
    if (history.has_value()) migrate::check_history(*history, files);
    for (const auto& file : std::filesystem::directory_iterator(folder.files()))
        std::filesystem::remove(file.path());
    return 0;
}
