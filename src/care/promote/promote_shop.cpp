#include "care/promote/promote_shop.hpp"

#include "care/promote/address.hpp"
#include "care/promote/target.hpp"
#include "care/promote/write_hold.hpp"
#include "platform/db/failure.hpp"
#include "platform/db/migrate/runner.hpp"

#include <algorithm>

namespace foyer::promote {

namespace {

// Those that nobody may write to: the program's own and the journal of its migrations.
std::vector<std::string> guarded_tables(transfer::table_list tables) {
    std::vector<std::string> names;
    for (const auto* t : tables) names.push_back(t->name);
    names.emplace_back("foyer_migrations");
    return names;
}

error not_at_version(const migrate::step_status& step) {
    const auto name = std::to_string(step.version) + ' ' + step.name;
    std::string why;
    switch (step.state) {
        case migrate::state::pending:
            why = "lacks migration " + name + ": run `foyer migrate deploy` first";
            break;
        case migrate::state::edited: why = "has migration " + name + " as another file"; break;
        default: why = "has migration " + name + ", which this program does not know"; break;
    }
    return error{errc::conflict, "promote.not_at_version", "the source " + why};
}

result<int> last_version_of(db::database& from) {
    FOYER_TRY(const auto history, migrate::embedded_migrations(from.which()));
    for (const auto& step : migrate::status(from, history))
        if (step.state != migrate::state::applied) return not_at_version(step);
    return history.empty() ? 0 : history.back().version;
}

std::vector<std::string> foreign_tables(db::database& from, std::span<const std::string> ours) {
    auto names = table_names(from);
    std::erase_if(names, [&](const std::string& name) {
        return is_ledger(name) || std::ranges::find(ours, name) != ours.end();
    });
    return names;
}

result<std::unique_ptr<write_hold>> hold_writes(
    const std::string& url, std::span<const std::string> tables
) {
    try {
        return std::make_unique<write_hold>(url, tables);
    } catch (const db::unavailable& e) {
        return error{
            errc::conflict, "promote.source_busy",
            std::string("the writes to the source do not end: ") + e.what()
        };
    }
}

class promoting {
public:
    promoting(transfer::table_list tables, const promote_options& o)
        : tables_(tables),
          options_(o),
          guarded_(guarded_tables(tables)),
          source_(shown_address(o.from)),
          target_(shown_address(o.to)) {}

    result<promotion> run() {
        if (options_.from == options_.to || source_ == target_)
            return error{
                errc::invalid, "promote.same_database", "source and target are the same database"
            };
        const auto from = db::database::open({.url = options_.from});
        FOYER_TRY(const int version, last_version_of(*from));
        const auto to = db::database::open({.url = options_.to, .create = true});
        if (const auto mark = read_moved(*from)) {
            if (mark->address != target_)
                return error{
                    errc::conflict, "promote.already_moved",
                    "the shop has moved to " + mark->address + " already"
                };
            if (!read_unfinished(*to)) return promotion{version, {}, {}, true};
        }
        FOYER_CHECK(prepare_target(*to, tables_, {source_, options_.at}));
        promotion done{version, {}, foreign_tables(*from, guarded_), false};
        FOYER_TRY(done.tables, copy_and_prove(*from, *to));
        return done;
    }

private:
    result<std::vector<proved_table>> copy_and_prove(db::database& from, db::database& to) {
        const auto schema = schema::make_schema(tables_);
        FOYER_TRY(const auto hold, hold_writes(options_.from, guarded_));
        if (!read_unfinished(to))
            return error{
                errc::conflict, "promote.source_busy", "another promotion has just finished there"
            };
        FOYER_CHECK(copy_tables(from, to, schema, options_.on_progress, options_.on_table));
        FOYER_TRY(auto proved, prove_equal(from, to, schema, options_.on_progress));
        if (options_.source == at_the_end::keep) {
            hold->commit_with({}); // which tells whether it lasted
            return proved;
        }
        // The source is shut before the target is free: no moment has two open shops.
        hold->commit_with(shut_statements(from.which(), guarded_, {target_, options_.at}));
        note_finished(to);
        return proved;
    }

    const transfer::table_list tables_;
    const promote_options& options_;
    const std::vector<std::string> guarded_;
    const std::string source_;
    const std::string target_;
};

}

result<promotion> promote_shop(transfer::table_list tables, const promote_options& o) {
    return promoting(tables, o).run();
}

result<void> reopen_shop(db::database& db, transfer::table_list tables) {
    if (!read_moved(db))
        return error{
            errc::conflict, "promote.not_moved", "no shop has moved away from this database"
        };
    open_again(db, guarded_tables(tables));
    return {};
}

}
