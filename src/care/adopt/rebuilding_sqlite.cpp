#include "care/adopt/made_query.hpp"
#include "care/adopt/rebuilding.hpp"
#include "platform/schema/ddl.hpp"

namespace foyer::adopt {

namespace {

// Indexes have names of their own in SQLite; those that a constraint made have no text.
constexpr db::query list_indexes{
    "adopt.list_indexes",
    "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = $1"
};

// With foreign keys off and legacy_alter_table on (sqlite_file::use::replacing), a rename touches
// nothing else, and a dropped table takes no row of others with it.
class sqlite_rebuilding final : public rebuilding {
public:
    sqlite_rebuilding(db::session& s, const matching& m, const schema::database_schema& ours)
        : s_(s), matching_(m), ours_(ours) {}

    void move_out() override {
        for (const auto& match : matching_.tables) {
            std::vector<std::string> indexes;
            s_.each(
                list_indexes, [&](const db::row& r) { indexes.emplace_back(r.text(0)); },
                match.theirs->name
            );
            for (const auto& index : indexes) run_script(s_, "DROP INDEX " + schema::quoted(index));
            lead_keys_to(match.ours->name, match.theirs->name);
            rename(match.ours->name, moved(*match.theirs));
        }
        for (const auto* table : matching_.extra)
            if (ours_.find_table(table->name) != nullptr)
                rename(table->name, schema::quoted(table->name + "_adopted"));
    }

    std::string moved(const source_table& table) const override {
        return schema::quoted("adopt_old_" + table.name);
    }

    void take_away() override {
        for (const auto& match : matching_.tables)
            run_script(s_, "DROP TABLE " + moved(*match.theirs));
    }

private:
    // A table that takes our name first takes the keys of tables that stay with it.
    void lead_keys_to(const std::string& ours, const std::string& theirs) {
        if (ours == theirs) return;
        run_script(s_, "PRAGMA legacy_alter_table=OFF");
        rename(theirs, schema::quoted(ours));
        run_script(s_, "PRAGMA legacy_alter_table=ON");
    }

    void rename(const std::string& name, const std::string& quoted_name) {
        run_script(s_, "ALTER TABLE " + schema::quoted(name) + " RENAME TO " + quoted_name);
    }

    db::session& s_;
    const matching& matching_;
    const schema::database_schema& ours_;
};

}

std::unique_ptr<rebuilding> make_sqlite_rebuilding(
    db::session& s, const matching& m, const schema::database_schema& ours
) {
    return std::make_unique<sqlite_rebuilding>(s, m, ours);
}

}
