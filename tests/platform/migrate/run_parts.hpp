#pragma once

#include "platform/db/database.hpp"
#include "platform/db/migrate/exclusive_script.hpp"
#include "platform/db/migrate/parts.hpp"

#include <span>
#include <string>

// Runs parts without a history, so that a test may stop between two of them.
namespace foyer::migrate {

inline void run_part(db::database& db, const part& p) {
    std::string script;
    for (const auto& s : p.statements) script += s + ";\n";
    if (p.kind == part_kind::alone) return db.execute_script(script);
    if (p.kind == part_kind::transaction)
        return db.execute_script(as_transaction(db.which(), script));
    while (db.change(db::query{"test.batch", p.statements.front()}) > 0) continue;
    const auto left = db.first<std::int64_t>(db::query{"test.remaining", p.remaining});
    if (left != 0) throw std::runtime_error("rows remain: " + p.statements.front());
}

inline void run_parts(db::database& db, std::span<const part> parts) {
    for (const auto& p : parts) run_part(db, p);
}

inline void run_file(db::database& db, const std::string& file) {
    const auto parts = parts_of(file);
    if (parts.has_error()) throw std::runtime_error(parts.error().message);
    run_parts(db, *parts);
}

}
