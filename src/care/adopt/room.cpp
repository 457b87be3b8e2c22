#include "care/adopt/room.hpp"

#include "platform/db/migrate/rehearsal/disk.hpp"

namespace foyer::adopt {

result<std::vector<std::string>> check_adoption_room(
    db::session& shop, const adopt_options& o, destination where,
    const std::optional<std::filesystem::path>& place_of_new
) {
    const auto bytes = migrate::size_of_tables(shop);
    const auto folder = migrate::existing_part(o.folder);
    std::vector<migrate::disk_need> needs{{folder, "the staged rows", bytes}};
    if (where == destination::in_place) {
        needs.push_back({folder, "a restore point", bytes});
        needs.push_back({migrate::place_of_database(shop), "the new tables", bytes});
    }
    if (place_of_new) needs.push_back({*place_of_new, "the new tables", bytes});
    return migrate::check_disks(std::move(needs), o.keep_free);
}

}
