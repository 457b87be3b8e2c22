#include "care/adopt/prisma_history.hpp"

#include "platform/base/crypto.hpp"
#include "platform/db/failure.hpp"
#include "platform/db/migrate/journal.hpp"

#include <fstream>

namespace foyer::adopt {

namespace {

constexpr db::query list_rows{"adopt.list_prisma_rows", R"sql(
    SELECT migration_name, finished_at IS NOT NULL, rolled_back_at IS NOT NULL
    FROM _prisma_migrations ORDER BY started_at)sql"};

constexpr db::query keeps_numbers{
    "adopt.keeps_numbers", "SELECT false",
    "SELECT EXISTS (SELECT 1 FROM _prisma_migrations WHERE typeof(started_at) = 'integer')"
};

constexpr db::query insert_row{"adopt.insert_prisma_row", R"sql(
    INSERT INTO _prisma_migrations
        (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
    VALUES ($1, $2, $3, $4, $5, 0))sql"};

// Version 4: 122 random bits.
std::string new_uuid() {
    unsigned char bytes[16];
    random_bytes(bytes, sizeof bytes);
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x40);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);
    constexpr auto digits = "0123456789abcdef";
    std::string out;
    for (int i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
        out += digits[bytes[i] >> 4];
        out += digits[bytes[i] & 0x0F];
    }
    return out;
}

}

prisma_history read_prisma_history(db::session& s) {
    prisma_history out;
    out.there = migrate::has_table(s, "_prisma_migrations");
    if (!out.there) return out;
    s.each(list_rows, [&](const db::row& r) {
        if (r.boolean(1))
            ++out.finished;
        else if (!r.boolean(2))
            out.unfinished = r.text(0);
    });
    return out;
}

result<void> check_prisma_history(const prisma_history& h) {
    if (h.unfinished.empty()) return {};
    return error{
        errc::conflict, "migration.adopt_unfinished",
        "Prisma's migration " + h.unfinished +
            " has failed halfway: end it with `prisma migrate resolve` first"
    };
}

std::string moment_digits(timestamp at) {
    std::string digits;
    for (const char c : to_iso(at).substr(0, 19))
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

prisma_migration adoption_migration(std::string sql, timestamp at) {
    return {moment_digits(at) + "_foyer_adopt", std::move(sql)};
}

std::filesystem::path write_migration(
    const std::filesystem::path& folder, const prisma_migration& m
) {
    const auto file = folder / m.name / "migration.sql";
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out << m.sql;
    if (!out.flush()) throw db::storage_exhausted("cannot write " + file.string());
    return file;
}

void note_adoption(db::session& s, const prisma_migration& m, timestamp at) {
    const auto moment =
        *s.first<bool>(keeps_numbers) ? db::to_value(at.milliseconds) : db::to_value(at);
    const db::value values[] = {
        db::to_value(new_uuid()), db::to_value(sha256_hex(m.sql)), moment, db::to_value(m.name),
        moment
    };
    s.run_values(insert_row, values);
}

}
