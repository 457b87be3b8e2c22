#include "platform/db/migrate/rehearsal/room.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

constexpr std::int64_t sample_bytes = 64 << 20;

}

result<std::vector<std::string>> check_room(db::session& s, const room_options& o) {
    std::vector<disk_need> needs;
    if (o.clone) {
        const bool sample = s.which() == db::engine::postgres && !o.all_rows;
        const auto twice = 2 * size_of_database(s);
        needs.push_back(
            {place_of_database(s), "the clone", sample ? std::min(twice, sample_bytes) : twice}
        );
    }
    if (!o.restore_folder.empty())
        needs.push_back({existing_part(o.restore_folder), "a restore point", size_of_tables(s)});
    return check_disks(std::move(needs), o.keep_free);
}

}
