#include "care/adopt/examination.hpp"

#include "care/adopt/row_rules.hpp"
#include "care/adopt/source_rows.hpp"
#include "platform/db/migrate/journal.hpp"

namespace foyer::adopt {

namespace {

error refusal(std::string_view code, std::string message) {
    return {errc::conflict, code, std::move(message)};
}

result<void> check_is_foreign(db::session& shop) {
    if (migrate::has_table(shop, "foyer_migrations"))
        return refusal(
            "migration.adopt_known", "this is a database of ours already: use `migrate deploy`"
        );
    return {};
}

}

result<std::unique_ptr<examination>> examination::of(
    db::session& shop, const schema::database_schema& ours, const std::filesystem::path& folder,
    timestamp at, const progress_function& on_progress
) {
    FOYER_CHECK(check_is_foreign(shop));
    auto out = std::make_unique<examination>(ours, folder, shop.which());
    out->history = read_prisma_history(shop);
    FOYER_CHECK(check_prisma_history(out->history));
    out->theirs = read_source_schema(shop);
    out->matched = match(ours, out->theirs);
    if (out->matched.tables.empty())
        return refusal(
            "migration.adopt_unknown", "no table of this database is one of the shop's schema"
        );
    for (const auto& m : out->matched.tables)
        out->read.push_back(take_in(shop, m, out->staged, at, on_progress));
    for (const auto* t : out->matched.extra)
        out->extra.push_back({t, source_rows(shop, *t, {}).count()});
    if (on_progress) on_progress("examining", "all tables", 0);
    out->before = figures_of_staged(out->staged, ours);
    apply_row_rules(out->staged, ours);
    out->after = figures_of_staged(out->staged, ours);
    return out;
}

result<void> check_not_blocked(examination& e) {
    error blocked{
        errc::conflict, "migration.adopt_blocked",
        "rows stand in the way; mend them in the shop and ask again (--problems lists them all)"
    };
    for (const auto& rule : problem_rules())
        if (rule.policy == policy::blocks)
            if (const auto rows = e.staged.count(rule.kind); rows > 0)
                blocked.fields.push_back(
                    {std::string(rule.name), "blocks",
                     std::to_string(rows) + " (" + std::string(rule.what) + ")"}
                );
    if (!blocked.fields.empty()) return blocked;
    return {};
}

}
