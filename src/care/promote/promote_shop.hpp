#pragma once

#include "care/promote/copy_tables.hpp"
#include "care/promote/proof.hpp"
#include "platform/base/timestamp.hpp"

namespace foyer::promote {

// What happens to the source when the copy is proved.
enum class at_the_end : std::uint8_t {
    shut, // it refuses writes from then on, and the target may be served
    keep, // it is written to again; the target stays an unfinished promotion
};

struct promote_options {
    std::string from; // sqlite:PATH or postgres://...
    std::string to;
    at_the_end source{at_the_end::shut};
    timestamp at;
    transfer::progress_function on_progress{};
    table_function on_table{};
};

struct promotion {
    int schema_version{};
    std::vector<proved_table> tables;
    std::vector<std::string> left_out; // tables of the source that are not the program's
    bool was_done{};                   // by an earlier run, to this very target; nothing was done
};

// Moves a shop into another database, of either engine. The source is read as it is at one moment:
// nobody can write to it from the beginning of the copying to the end of the proof, and with `shut`
// afterwards. A run that was ended, however it ended, is taken up by the next one. Errors:
// "promote.same_database", "promote.not_at_version" (the source lacks migrations, or has newer or
// edited ones), "promote.already_moved" (to elsewhere), "promote.source_busy" (writes to the source
// do not end), those of prepare_target, copy_tables and prove_equal. Throws db::failure and
// std::system_error.
result<promotion> promote_shop(transfer::table_list tables, const promote_options& o);

// Lets a shop that has moved be sold from again. Error: "promote.not_moved".
result<void> reopen_shop(db::database& db, transfer::table_list tables);

}
