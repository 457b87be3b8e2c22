#include "platform/db/migrate/safe_draft.hpp"

#include "platform/db/migrate/draft.hpp"
#include "platform/db/migrate/lint/rewrite.hpp"
#include "platform/schema/change_sql.hpp"

#include <algorithm>
#include <ranges>

namespace foyer::migrate {

namespace {

using schema::change;
using schema::change_kind;
using schema::database_schema;
using schema::script_of;
using schema::statement;

// A part of the way forward and the part of the way back that undoes it.
struct part_pair {
    std::string up;
    std::string down;
};

std::string empty_part(std::string_view why) {
    return transaction_part("-- " + std::string(why) + "\n");
}

std::string alter(std::string_view table, const std::string& action) {
    return "ALTER TABLE " + schema::quoted(table) + " " + action;
}

// Indexes of tables that both schemas have; all other changes are the main part's.
bool is_of_old_index(const change& c, const database_schema& before, const database_schema& after) {
    const bool of_index = c.what == change_kind::create_index || c.what == change_kind::drop_index;
    return of_index && before.find_table(c.table) != nullptr &&
           after.find_table(c.table) != nullptr;
}

struct postgres_drafter {
    const database_schema& before;
    const database_schema& after;
    std::vector<part_pair> first{};
    part_pair main{};
    std::vector<part_pair> last{};

    static std::string build_index(const database_schema& s, const change& c) {
        const auto& table = *s.find_table(c.table);
        return concurrent_index(schema::create_index_sql(table, schema::index_of(table, c.object)));
    }

    static std::string drop_index(const change& c) {
        return transaction_part(script_of({{describe(c), "DROP INDEX " + schema::quoted(c.object)}})
        );
    }

    // An old index goes before its columns do and comes back after them.
    void indexes(const std::vector<change>& changes) {
        for (const auto& c : changes) {
            if (!is_of_old_index(c, before, after)) continue;
            if (c.what == change_kind::drop_index)
                first.push_back({drop_index(c), build_index(before, c)});
            else
                last.push_back(
                    {build_index(after, c),
                     drop_index({change_kind::drop_index, c.table, c.object, {}})}
                );
        }
    }

    // The rows that lack the column get their value.
    void fill(const schema::late_not_null& c) {
        if (!c.added && !c.has_default) return; // they must be there, or the validation says so
        const auto& key = after.find_table(c.table)->primary_key;
        const auto name = schema::quoted(c.column);
        const auto value = c.has_default ? std::string("DEFAULT") : std::string(placeholder);
        last.push_back(
            {batched_update(c.table, key, name + " = " + value, name + " IS NULL"),
             empty_part("what was filled in goes with the column")}
        );
    }

    void constrain(const schema::postgres_steps& steps) {
        std::vector<statement> helpers;
        std::vector<statement> undone;
        auto validations = steps.validations;
        std::vector<statement> contract;
        for (const auto& c : steps.columns) {
            const auto helper = schema::quoted(not_null_helper(c.table, c.column));
            helpers.push_back(
                {{},
                 alter(
                     c.table, "ADD CONSTRAINT " + helper + " CHECK (" + schema::quoted(c.column) +
                                  " IS NOT NULL) NOT VALID"
                 )}
            );
            undone.push_back({{}, alter(c.table, "DROP CONSTRAINT IF EXISTS " + helper)});
            validations.push_back({{}, alter(c.table, "VALIDATE CONSTRAINT " + helper)});
            contract.push_back(
                {{}, alter(c.table, "ALTER COLUMN " + schema::quoted(c.column) + " SET NOT NULL")}
            );
            contract.push_back({{}, alter(c.table, "DROP CONSTRAINT " + helper)});
        }
        if (!helpers.empty())
            last.push_back(
                {transaction_part(script_of(helpers)), transaction_part(script_of(undone))}
            );
        if (!validations.empty())
            last.push_back(
                {transaction_part(script_of(validations)), empty_part("nothing to be undone")}
            );
        if (!contract.empty())
            last.push_back(
                {transaction_part(script_of(contract)), empty_part("undone below, with the column")}
            );
    }

    migration run(int version, std::string_view name) {
        const auto changes = differences(before, after);
        auto rest = changes;
        std::erase_if(rest, [&](const auto& c) { return is_of_old_index(c, before, after); });
        auto back = differences(after, before);
        std::erase_if(back, [&](const auto& c) { return is_of_old_index(c, before, after); });
        const auto steps = postgres_steps_for(before, after, rest);
        main = {script_of(steps.first), script_of(postgres_statements(after, before, back))};
        for (const auto& c : steps.columns) fill(c);
        constrain(steps);
        indexes(changes);
        return assemble(version, name);
    }

    migration assemble(int version, std::string_view name) {
        migration out{version, std::string(name), {}, {}};
        if (first.empty() && last.empty()) {
            out.up = std::move(main.up);
            out.down = std::move(main.down);
            return out;
        }
        auto all = std::move(first);
        if (!main.up.empty() || !main.down.empty())
            all.push_back({transaction_part(main.up), transaction_part(main.down)});
        std::ranges::move(last, std::back_inserter(all));
        for (const auto& p : all) out.up += (out.up.empty() ? "" : "\n") + p.up;
        for (const auto& p : all | std::views::reverse)
            out.down += (out.down.empty() ? "" : "\n") + p.down;
        return out;
    }
};

}

migration draft_safely(
    const database_schema& before, const database_schema& after, int version, std::string_view name,
    schema::dialect d
) {
    if (d == schema::dialect::postgres) return postgres_drafter{before, after}.run(version, name);
    auto out = draft(before, after, version, name, d);
    out.up = script_of(sqlite_statements(before, after, differences(before, after), placeholder));
    return out;
}

}
