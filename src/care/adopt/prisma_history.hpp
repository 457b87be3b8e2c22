#pragma once

#include "platform/base/result.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/db/session.hpp"

#include <filesystem>
#include <string>

// Prisma's own ledger, `_prisma_migrations`, in a shop that has one.
namespace foyer::adopt {

struct prisma_history {
    bool there{};
    std::int64_t finished{};
    std::string unfinished; // name of a migration that failed and that nobody has resolved
};

prisma_history read_prisma_history(db::session& s);

// errc::conflict "migration.adopt_unfinished" when Prisma has begun something and not ended it.
result<void> check_prisma_history(const prisma_history& h);

// A migration as Prisma keeps it: a folder with one file. Made from our definitions, so that the
// shop's own folder of migrations can hold it.
struct prisma_migration {
    std::string name; // "20260131102030_foyer_adopt"
    std::string sql;
};

// "20260131102030"
std::string moment_digits(timestamp at);

prisma_migration adoption_migration(std::string sql, timestamp at);

// <folder>/<name>/migration.sql
std::filesystem::path write_migration(
    const std::filesystem::path& folder, const prisma_migration& m
);

// The row that makes `prisma migrate deploy` find it done. In the way the other rows keep dates.
void note_adoption(db::session& s, const prisma_migration& m, timestamp at);

}
