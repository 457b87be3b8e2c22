#include "platform/db/migrate/drift/repair.hpp"

#include "platform/db/failure.hpp"
#include "platform/db/migrate/drift/repair_statements.hpp"
#include "platform/db/migrate/exclusive_script.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

// A repair of a running shop does not queue everybody behind itself; SQLite waits as long.
constexpr std::string_view lock_limit = "SET LOCAL lock_timeout = '5s';\n";

error conflict(std::string_view code, std::string message) {
    return {errc::conflict, code, std::move(message)};
}

error locked(const db::failure& e) {
    return conflict(
        "migration.locked",
        std::string("nothing was changed: another program keeps the tables locked; try again (") +
            e.what() + ")"
    );
}

result<> check_plan(const repair_plan& plan, bool accept_loss) {
    if (!plan.violations.empty()) {
        auto refusal = conflict(
            "migration.rows_in_the_way",
            "nothing was changed: rows break the rules that would be made. Correct or delete them"
            " yourself, then repeat the command:"
        );
        for (const auto& v : plan.violations)
            refusal.fields.push_back({v.table, "rows", describe(v)});
        return refusal;
    }
    if (!plan.losses.empty() && !accept_loss) {
        auto refusal = conflict(
            "migration.would_lose_rows",
            "nothing was changed: rows or values would be lost (--accept-loss"
            " gives them up; `foyer backup FILE` keeps a copy):"
        );
        for (const auto& l : plan.losses) {
            const auto name = l.column.empty() ? l.table : l.table + "." + l.column;
            refusal.fields.push_back({name, "rows", std::to_string(l.rows)});
        }
        return refusal;
    }
    if (plan.script.empty() && !plan.by_hand.empty()) {
        auto refusal = conflict(
            "migration.mend_by_hand", "no statement of ours mends this; do it with a migration:"
        );
        for (const auto& object : plan.by_hand)
            refusal.fields.push_back({object, "by_hand", "mend by hand"});
        return refusal;
    }
    return {};
}

bool names(const finding& f, const std::string& word) {
    const auto o = parse_object(f.object);
    return f.object == word || o.name == word || o.table + "." + o.name == word;
}

}

std::string drop_extra(const object_name& o) {
    const auto name = schema::quoted(o.name);
    if (o.kind == "table") return "DROP TABLE " + name;
    if (o.kind == "view") return "DROP VIEW " + name;
    if (o.kind == "sequence") return "DROP SEQUENCE " + name;
    if (o.kind == "enum") return "DROP TYPE " + name;
    if (o.kind == "type") return "DROP DOMAIN " + name;
    return {};
}

repair_plan plan_repair(
    db::database& db, const schema::database_schema& code, const drift& there,
    const std::vector<finding>& wanted
) {
    const bool sqlite = db.which() == db::engine::sqlite;
    auto made = sqlite ? sqlite_repair(db, code, there, wanted) : postgres_repair(db, code, wanted);
    repair_plan plan;
    const auto text = script_of(made.statements);
    plan.losses = count_losses(db, text);
    plan.losses.insert(plan.losses.end(), made.losses.begin(), made.losses.end());
    plan.violations = rows_against(db, code, made.mended);
    plan.mended = std::move(made.mended);
    plan.by_hand = std::move(made.by_hand);
    if (!text.empty())
        plan.script = as_transaction(db.which(), (sqlite ? "" : std::string(lock_limit)) + text);
    return plan;
}

result<> run_repair(db::database& db, const repair_plan& plan, bool accept_loss) {
    FOYER_CHECK(check_plan(plan, accept_loss));
    if (plan.script.empty()) return {};
    try {
        return run_exclusively(db, plan.script);
    } catch (const db::must_retry& e) {
        return locked(e);
    } catch (const db::unavailable& e) {
        constexpr std::string_view lock_not_available = "55P03";
        if (std::string_view(e.what()).find(lock_not_available) == std::string_view::npos) throw;
        return locked(e);
    } catch (const db::failure& e) {
        return conflict(
            "migration.repair_failed",
            std::string("nothing was changed, the database refused: ") + e.what()
        );
    }
}

result<std::vector<finding>> named(
    const std::vector<finding>& all, std::span<const std::string> words
) {
    if (words.empty()) return all;
    std::vector<finding> out;
    for (const auto& word : words) {
        const auto before = out.size();
        std::ranges::copy_if(all, std::back_inserter(out), [&](const finding& f) {
            return names(f, word);
        });
        if (out.size() == before)
            return error{
                errc::not_found, "migration.no_such_difference",
                "there is no difference called \"" + word + "\": `foyer migrate diff` lists them"
            };
    }
    return out;
}

}
