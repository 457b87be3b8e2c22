#pragma once

#include "platform/base/result.hpp"
#include "platform/db/session.hpp"

#include <functional>
#include <string>

// How the shop's database is opened; see shop_url for the address.
namespace foyer::adopt {

// errc::conflict "migration.adopt_locked".
error shop_is_locked();

using session_work = std::function<result<void>(db::session&)>;

// `work` sees one moment of the database, in which nothing can be written. It may run more than
// once. errc::conflict "migration.adopt_locked" when another program keeps SQLite's lock,
// errc::not_found "migration.adopt_no_file" when there is no such file.
result<void> read_shop(const std::string& url, const session_work& work);

// `work` is one transaction beside which no migration of ours or Prisma's runs; an error or an
// exception takes everything back. May run more than once. Errors besides: "migration.adopt_locked"
// when a migration holds PostgreSQL's advisory lock.
result<void> change_shop(const std::string& url, const session_work& work);

}
