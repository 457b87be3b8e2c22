#include "garden.hpp"
#include "platform/db/migrate/rehearsal/rehearsal.hpp"
#include "platform/db/migrate/restore/restore.hpp"

#include <csignal>
#include <fstream>
#include <string_view>
#include <unistd.h>

// A program that kills itself in the middle, for the tests:
//     migrate_killed rehearse URL FOLDER STAGE    a rehearsal of the way from version 2 to 0
//     migrate_killed restore URL FOLDER PLACE     the restore of the oldest point
//     migrate_killed point URL FOLDER VERSION     a restore point, while it is copied
namespace {

using namespace foyer;

db::engine engine_of(std::string_view url) {
    return url.starts_with("sqlite:") ? db::engine::sqlite : db::engine::postgres;
}

void die() { ::kill(::getpid(), SIGKILL); }

bool rehearse_until(const std::string& url, const std::string& folder, std::string_view stage) {
    migrate::rehearsal_options o;
    o.url = url;
    o.folder = folder;
    o.keep_free = 0;
    o.on_stage = [&](std::string_view what) {
        if (what == stage) die();
    };
    const auto db = db::database::open({.url = url});
    return migrate::rehearse(*db, garden::history(engine_of(url)), 2, 0, o).has_value();
}

bool restore_until(const std::string& url, const std::string& folder, int place) {
    int reached = 0;
    migrate::restore_options o;
    o.url = url;
    o.folder = folder;
    o.name = migrate::list_restore_points(folder, engine_of(url)).back().name;
    o.keep_free = 0;
    o.patience = std::chrono::minutes(1);
    o.on_progress = [&](std::int64_t, std::int64_t) {
        if (++reached == place) die();
    };
    return migrate::restore(o).has_value();
}

bool keep_until_copied(const std::string& url, const std::string& folder, int version) {
    const auto copy_half = [](const std::string& file) {
        for (const auto* piece : {"", ".part", ".part-journal"})
            std::ofstream(file + piece) << "half a copy";
        die();
    };
    return migrate::keep_present(engine_of(url), version, folder, copy_half).has_value();
}

}

int main(int argc, char** argv) {
    if (argc != 5) return 2;
    const std::string_view what = argv[1];
    const bool done = what == "rehearse"  ? rehearse_until(argv[2], argv[3], argv[4])
                      : what == "restore" ? restore_until(argv[2], argv[3], std::stoi(argv[4]))
                                          : keep_until_copied(argv[2], argv[3], std::stoi(argv[4]));
    return done ? 0 : 1;
}
