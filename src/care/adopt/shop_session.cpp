#include "care/adopt/shop_session.hpp"

#include "care/adopt/sqlite_file.hpp"
#include "platform/db/address.hpp"
#include "platform/db/database.hpp"
#include "platform/db/failure.hpp"

#include <filesystem>
#include <optional>

namespace foyer::adopt {

namespace {

constexpr db::query one_moment{
    "adopt.one_moment", "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
};
// A large shop is read for longer than a request may take.
constexpr db::query no_statement_limit{
    "adopt.no_statement_limit", "SELECT set_config('statement_timeout', '0', true)"
};
constexpr db::query no_idle_limit{
    "adopt.no_idle_limit", "SELECT set_config('idle_in_transaction_session_timeout', '0', true)"
};
// The one that Prisma's migrations and ours take.
constexpr db::query try_lock{"adopt.try_lock", "SELECT pg_try_advisory_xact_lock(72707369)"};

result<void> with_file(const std::string& file, sqlite_file::use use, const session_work& work) {
    if (!std::filesystem::exists(file))
        return error{errc::not_found, "migration.adopt_no_file", "there is no file " + file};
    std::optional<sqlite_file> shop;
    try {
        shop.emplace(file, use);
    } catch (const db::must_retry&) {
        return shop_is_locked();
    }
    FOYER_CHECK(work(*shop));
    shop->commit();
    return {};
}

}

error shop_is_locked() {
    return {
        errc::conflict, "migration.adopt_locked",
        "another program holds the database: stop the shop and its migrations first"
    };
}

result<void> read_shop(const std::string& url, const session_work& work) {
    if (db::engine_of(url) == db::engine::sqlite)
        return with_file(db::sqlite_path(url), sqlite_file::use::reading, work);
    const auto shop = db::database::open({.url = url});
    return shop->transaction([&](db::transaction& tx) -> result<void> {
        tx.run(one_moment);
        tx.run(no_statement_limit);
        tx.run(no_idle_limit);
        return work(tx);
    });
}

result<void> change_shop(const std::string& url, const session_work& work) {
    if (db::engine_of(url) == db::engine::sqlite)
        return with_file(db::sqlite_path(url), sqlite_file::use::replacing, work);
    const auto shop = db::database::open({.url = url});
    return shop->transaction([&](db::transaction& tx) -> result<void> {
        tx.run(no_statement_limit);
        tx.run(no_idle_limit);
        if (!*tx.first<bool>(try_lock)) return shop_is_locked();
        return work(tx);
    });
}

}
