#include "care/adopt/rebuilding.hpp"

#include "care/adopt/made_query.hpp"
#include "platform/db/statement_text.hpp"
#include "platform/schema/ddl.hpp"

namespace foyer::adopt {

std::unique_ptr<rebuilding> make_rebuilding(
    db::session& s, const matching& m, const schema::database_schema& ours
) {
    return s.which() == db::engine::sqlite ? make_sqlite_rebuilding(s, m, ours)
                                           : make_postgres_rebuilding(s, m, ours);
}

void hold_tables(db::session& s, const matching& m) {
    if (s.which() == db::engine::sqlite || m.tables.empty()) return;
    std::vector<std::string> names;
    for (const auto& match : m.tables) names.push_back(match.theirs->name);
    run_script(s, "LOCK TABLE " + schema::quoted_list(names) + " IN ACCESS EXCLUSIVE MODE");
}

void run_script(db::session& s, std::string_view sql) {
    for (auto& statement : db::split_script(sql))
        s.change(made_query("rebuild", std::move(statement)));
}

void return_extra_columns(db::session& s, const matching& m, const rebuilding& r) {
    for (const auto& match : m.tables) {
        const auto* key = match.column(match.ours->primary_key.front()).theirs;
        if (match.extra.empty() || key == nullptr) continue;
        const auto name = schema::quoted(match.ours->name);
        std::string set;
        for (const auto* c : match.extra) {
            run_script(
                s, "ALTER TABLE " + name + " ADD COLUMN " + schema::quoted(c->name) + " " +
                       r.type_of(*c)
            );
            set += (set.empty() ? "" : ", ") + schema::quoted(c->name) + " = old." +
                   schema::quoted(c->name);
        }
        run_script(
            s, "UPDATE " + name + " SET " + set + " FROM " + r.moved(*match.theirs) +
                   " AS old WHERE " + name + "." + schema::quoted(match.ours->primary_key.front()) +
                   " = CAST(old." + schema::quoted(key->name) + " AS TEXT)"
        );
    }
}

}
