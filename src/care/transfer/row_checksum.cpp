#include "care/transfer/row_checksum.hpp"

#include "care/transfer/pages.hpp"
#include "care/transfer/row_text.hpp"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <cstring>

namespace foyer::transfer {

void row_checksum::add(std::string_view line) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> bytes{};
    SHA256(reinterpret_cast<const unsigned char*>(line.data()), line.size(), bytes.data());
    std::array<std::uint64_t, 4> parts{};
    static_assert(sizeof parts == sizeof bytes);
    std::memcpy(parts.data(), bytes.data(), sizeof parts);
    for (std::size_t i = 0; i < parts.size(); ++i) sum[i] += parts[i];
    ++rows;
}

std::string row_checksum::hex() const {
    return fmt::format("{:016x}{:016x}{:016x}{:016x}", sum[0], sum[1], sum[2], sum[3]);
}

row_checksum checksum_of(
    db::session& db, const schema::table_def& table,
    const std::function<void(std::int64_t)>& on_rows
) {
    row_checksum sum;
    each_row(db, table, [&](const db::row& r) { sum.add(row_text(table, r)); }, on_rows);
    return sum;
}

}
