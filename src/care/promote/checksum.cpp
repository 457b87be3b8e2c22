#include "care/promote/checksum.hpp"

#include "care/transfer/row_text.hpp"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <cstring>

namespace foyer::promote {

void checksum::add(std::string_view line) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> bytes{};
    SHA256(reinterpret_cast<const unsigned char*>(line.data()), line.size(), bytes.data());
    std::array<std::uint64_t, 4> parts{};
    static_assert(sizeof parts == sizeof bytes);
    std::memcpy(parts.data(), bytes.data(), sizeof parts);
    for (std::size_t i = 0; i < parts.size(); ++i) sum[i] += parts[i];
    ++rows;
}

std::string checksum::hex() const {
    return fmt::format("{:016x}{:016x}{:016x}{:016x}", sum[0], sum[1], sum[2], sum[3]);
}

checksum checksum_of(
    db::session& db, const schema::table_def& table,
    const std::function<void(std::int64_t)>& on_rows
) {
    const auto s = transfer::statements_of(table);
    checksum sum;
    std::vector<db::value> last;
    for (;;) {
        auto parameters = last;
        parameters.push_back(db::to_value(page_rows));
        const auto& page = last.empty() ? s.first_page : s.next_page;
        const auto rows = db.execute_values(page, parameters, [&](const db::row& r) {
            sum.add(transfer::row_text(table, r));
            last = transfer::key_of(table, r);
        });
        if (rows > 0) on_rows(rows);
        if (rows < page_rows) return sum;
    }
}

}
