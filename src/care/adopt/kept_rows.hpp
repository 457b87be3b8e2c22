#pragma once

#include "care/adopt/matching.hpp"
#include "care/adopt/staging.hpp"
#include "care/transfer/line_file.hpp"

#include <filesystem>

// The side file of an adoption: what does not arrive in our tables as it was, one JSON object a
// line, under the names it had in the shop.
namespace foyer::adopt {

class kept_rows {
public:
    // Makes the file, which must not exist; only its owner can read it.
    explicit kept_rows(const std::filesystem::path& file) : out_(file) {}

    // {"table":"carts","key":"c1","row":{...}}: rows that were mended or set aside, as they were.
    void keep_mended(db::session& source, const table_match& match, staging& staged);
    // {"table":"users","key":"c1","extra":{...}}: of every row, the columns that we do not know.
    void keep_extra_columns(db::session& source, const table_match& match);
    // {"table":"wishlists","row":{...}}: a whole table that we do not know.
    void keep_table(db::session& source, const source_table& table);

    // {"trigger":"...","sql":"..."}: triggers of tables that ours replace, which go with them.
    void keep_triggers(db::session& source, const matching& m);

    std::int64_t lines() const { return lines_; }
    // Brings everything to the disk.
    void finish() { out_.finish(); }

private:
    void write(
        std::string_view table, std::string_view key, std::string_view what, std::string_view json
    );

    transfer::line_writer out_;
    std::int64_t lines_{0};
};

}
