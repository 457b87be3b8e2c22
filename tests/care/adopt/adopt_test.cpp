#include "care/adopt/adopt.hpp"

#include "app/tables.hpp"
#include "care/adopt/old_shop.hpp"
#include "care/adopt/shop_session.hpp"
#include "platform/db/migrate/inspection.hpp"
#include "platform/db/migrate/journal.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <future>
#include <sstream>

namespace foyer::adopt {

namespace {

namespace fs = std::filesystem;

using testing::HasSubstr;
using testing::Not;

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

class adoption_of : public test::database_fixture {
protected:
    void SetUp() override {
        isolation_ = test::isolation::database;
        database_fixture::SetUp();
        if (!IsSkipped()) run_sql(test::old_shop);
    }

    adopt_options options() const {
        return {home().url(), ours_, fs::path(home().folder()) / "restore", at_};
    }

    result<adoption> in_place() {
        const migrate::migration first{1, "seed", "up", "down"};
        return adopt_in_place(options(), {&first, 1});
    }

    std::string facts() {
        std::string out;
        for (const auto& [object, definition] : migrate::read_facts(database()))
            out += object + " " + definition + "\n";
        return out;
    }

    template <class T>
    T one(std::string_view text) {
        return *database().first<T>({"test.one", text});
    }

    const schema::database_schema ours_ = schema::make_schema(all_tables());
    const timestamp at_ = *parse_timestamp("2026-01-31T10:20:30Z");
};

FOYER_ON_BOTH_ENGINES(adoption_of);

// A second database of ours to copy into.
class new_database {
public:
    new_database(db::engine e, const schema::database_schema& ours)
        : home_(e, test::isolation::database),
          database_(db::database::open({.url = home_.url(), .create = true})) {
        database_->execute_script(export_ddl(ours, migrate::dialect_of(e)));
    }
    db::database& database() { return *database_; }
    std::int64_t users() {
        return *database_->first<std::int64_t>({"test.users", "SELECT count(*) FROM users"});
    }

private:
    test::fresh_database home_;
    std::unique_ptr<db::database> database_;
};

}

TEST_P(adoption_of, a_sound_shop_gives_our_tables_and_keeps_the_rest) {
    const auto done = in_place();
    ASSERT_TRUE(done.has_value()) << done.error().message;
    for (const auto& f : migrate::database_against_code(database(), ours_))
        EXPECT_TRUE(f.expected == "nothing") << f.object << ": " << f.found;
    EXPECT_EQ(one<std::string>("SELECT note FROM wishes"), "une vanne");
    EXPECT_EQ(one<std::string>("SELECT loyalty FROM users WHERE id = 'u1'"), "or");
    EXPECT_EQ(one<std::string>("SELECT parent_id FROM categories WHERE id = 'a'"), "z");
    EXPECT_EQ(one<std::string>("SELECT search_text FROM products WHERE id = 'p1'"), "vanne v-1");
    EXPECT_EQ(
        one<timestamp>("SELECT updated_at FROM customers"),
        *parse_timestamp("2025-03-01T08:15:30.123Z")
    );
    EXPECT_EQ(migrate::read_journal(database()).size(), 1u);
    EXPECT_TRUE(fs::exists(done->restore_point));
    EXPECT_TRUE(done->kept.empty());
}

TEST_P(adoption_of, a_shop_with_mended_rows_keeps_them_as_they_were) {
    run_sql(test::mended_rows);
    const auto done = in_place();
    ASSERT_TRUE(done.has_value()) << done.error().message;
    ASSERT_FALSE(done->blocked) << done->report;
    EXPECT_EQ(one<std::string>("SELECT email FROM users WHERE id = 'u3'"), "chef@example.dz");
    EXPECT_EQ(one<std::string>("SELECT CAST(role AS TEXT) FROM users WHERE id = 'u3'"), "ADMIN");
    EXPECT_EQ(one<std::int64_t>("SELECT quantity FROM cart_items WHERE id = 'k1'"), 3);
    EXPECT_EQ(one<std::int64_t>("SELECT count(*) FROM cart_items"), 1);
    EXPECT_EQ(one<std::int64_t>("SELECT quantity FROM inventory_logs"), -3);
    EXPECT_EQ(one<money>("SELECT price FROM products WHERE id = 'p3'"), money{2000});
    EXPECT_EQ(one<std::int64_t>("SELECT stock_quantity FROM products WHERE id = 'p3'"), 0);
    for (const auto* kind :
         {"filled: 1 row", "detached: 1 row", "parentless: 1 row", "rounded: 1 row",
          "renamed_value: 1 row", "lower_cased: 1 row", "not_json: 1 row", "merged_line: 1 row",
          "empty_line: 1 row", "mended_ledger: 1 row"})
        EXPECT_THAT(done->report, HasSubstr(kind));
    const auto kept = text_of(done->kept);
    EXPECT_THAT(kept, HasSubstr(R"({"table":"User","key":"u3","row":{"id":"u3","email":"Chef@E)"));
    EXPECT_THAT(kept, HasSubstr(R"("price":"19.995","dimensions":"rond")"));
    EXPECT_THAT(kept, HasSubstr(R"({"table":"CartItem","key":"k4","row":{"id":"k4")"));
    EXPECT_THAT(proof_text(done->proof), HasSubstr("0.005"));
}

TEST_P(adoption_of, a_shop_with_blocking_rows_says_all_of_them_and_changes_nothing) {
    run_sql(test::blocking_rows);
    const auto before = facts();
    auto asked = options();
    asked.problems = fs::path(home().folder()) / "problems.jsonl";
    const auto told = report(asked);
    ASSERT_TRUE(told.has_value()) << told.error().message;
    for (const auto* kind :
         {"duplicate: 2 rows, blocks", "missing_value: 1 row, blocks", "orphan: 1 row, blocks",
          "unknown_value: 1 row, blocks", "unreadable_date: 1 row, blocks",
          "not_a_number: 1 row, blocks", "out_of_range: 1 row, blocks",
          "broken_rule: 2 rows, blocks"})
        EXPECT_THAT(told->report, HasSubstr(kind));
    EXPECT_THAT(told->report, HasSubstr("reviews b5 rating: 9: rule rating BETWEEN 1 AND 5"));
    EXPECT_THAT(
        text_of(*asked.problems),
        HasSubstr(R"({"kind":"unknown_value","policy":"blocks","table":"users","key":"b2",)"
                  R"("column":"role","detail":"\"GOD\""})")
    );
    const auto done = in_place();
    ASSERT_TRUE(done.has_value());
    ASSERT_TRUE(done->blocked.has_value());
    EXPECT_EQ(done->blocked->code, "migration.adopt_blocked");
    EXPECT_EQ(facts(), before);
}

TEST_P(adoption_of, an_unfinished_migration_of_prisma_is_refused) {
    run_sql(R"sql(
        CREATE TABLE _prisma_migrations (id TEXT PRIMARY KEY, checksum TEXT, finished_at TEXT,
            migration_name TEXT, logs TEXT, rolled_back_at TEXT, started_at TEXT,
            applied_steps_count INTEGER);
        INSERT INTO _prisma_migrations
        VALUES ('1', 'x', NULL, '20250101_half', NULL, NULL, 'now', 0);
    )sql");
    EXPECT_EQ(in_place().error().code, "migration.adopt_unfinished");
    run_sql("UPDATE _prisma_migrations SET rolled_back_at = 'then'");
    EXPECT_TRUE(in_place().has_value());
}

TEST_P(adoption_of, a_refused_step_leaves_everything_as_it_was) {
    run_sql("CREATE INDEX idx_orders_status ON wishes (note)");
    const auto before = facts();
    const auto done = in_place();
    ASSERT_TRUE(done.has_error());
    EXPECT_EQ(done.error().code, "migration.adopt_refused");
    EXPECT_EQ(facts(), before);
    EXPECT_EQ(one<std::string>(R"(SELECT "firstName" FROM "User" WHERE id = 'u1')"), "Amina");
}

TEST_P(adoption_of, a_shop_that_another_program_holds_is_refused) {
    const auto held = change_shop(home().url(), [&](db::session&) -> result<void> {
        auto asked = std::async(std::launch::async, [&] { return in_place(); });
        EXPECT_EQ(asked.get().error().code, "migration.adopt_locked");
        return {};
    });
    EXPECT_TRUE(held.has_value());
}

TEST_P(adoption_of, a_table_with_a_name_of_ours_is_renamed) {
    run_sql("CREATE TABLE settings (name TEXT PRIMARY KEY); INSERT INTO settings VALUES ('x')");
    const auto done = in_place();
    ASSERT_TRUE(done.has_value()) << done.error().message;
    EXPECT_THAT(done->report, HasSubstr("renamed to settings_adopted"));
    EXPECT_EQ(one<std::string>("SELECT name FROM settings_adopted"), "x");
    EXPECT_EQ(one<std::int64_t>("SELECT count(*) FROM settings"), 0);
}

TEST_P(adoption_of, a_shop_begins_nothing_when_the_disk_is_too_small) {
    new_database target(GetParam(), ours_);
    const auto before = facts();
    auto asked = options();
    asked.keep_free = std::int64_t{1} << 60;
    const migrate::migration first{1, "seed", "up", "down"};
    for (const auto& refused :
         {report(asked), adopt_into(asked, target.database()), adopt_in_place(asked, {&first, 1})
         }) {
        ASSERT_TRUE(refused.has_error());
        EXPECT_EQ(refused.error().code, "migration.no_room");
        ASSERT_FALSE(refused.error().fields.empty());
        EXPECT_THAT(refused.error().fields[0].detail, HasSubstr("the staged rows"));
    }
    EXPECT_FALSE(fs::exists(asked.folder));
    EXPECT_EQ(facts(), before);
}

TEST_P(adoption_of, a_copy_goes_into_either_engine_and_leaves_the_shop) {
    run_sql(test::mended_rows);
    const auto before = facts();
    for (const auto e : {db::engine::sqlite, db::engine::postgres}) {
        if (e == db::engine::postgres && !test::has_postgres()) continue;
        new_database target(e, ours_);
        auto asked = options();
        asked.folder = fs::path(home().folder()) / schema::dialect_name(migrate::dialect_of(e));
        const auto done = adopt_into(asked, target.database());
        ASSERT_TRUE(done.has_value()) << done.error().message;
        const auto count = [&](std::string_view text) {
            return *target.database().first<std::int64_t>({"test.count", text});
        };
        EXPECT_EQ(count("SELECT count(*) FROM products"), 3);
        EXPECT_EQ(count("SELECT count(*) FROM cart_items"), 1);
        const auto kept = text_of(done->kept);
        EXPECT_THAT(kept, HasSubstr(R"({"table":"User","key":"u1","extra":{"loyalty":"or"}})"));
        EXPECT_THAT(kept, HasSubstr(R"({"table":"wishes","row":{"id":1,"note":"une vanne"}})"));
        const auto again = adopt_into(asked, target.database());
        EXPECT_EQ(again.error().code, "migration.adopt_not_empty");
    }
    EXPECT_EQ(facts(), before);
}

TEST_P(adoption_of, the_proof_sees_a_value_that_is_another) {
    const auto look = [&](db::session& shop) -> result<void> {
        FOYER_TRY(const auto e, examination::of(shop, ours_, options().folder, at_, {}));
        auto& rows = e->staged.rows();
        EXPECT_TRUE(accept(prove(e->read, e->before, e->after, e->staged, rows)));
        rows.change({"test.spoil", "UPDATE users SET last_name = 'Autre' WHERE id = 'u1'"});
        rows.change({"test.spoil2", "UPDATE products SET price = price + 1 WHERE id = 'p1'"});
        const auto refused = accept(prove(e->read, e->before, e->after, e->staged, rows));
        EXPECT_EQ(refused.error().code, "migration.adopt_proof");
        EXPECT_EQ(refused.error().fields.size(), 2u);
        return {};
    };
    ASSERT_TRUE(read_shop(home().url(), look));
}

TEST_P(adoption_of, a_shop_with_blocking_rows_is_not_copied_either) {
    run_sql(test::blocking_rows);
    new_database target(GetParam(), ours_);
    const auto done = adopt_into(options(), target.database());
    ASSERT_TRUE(done.has_value()) << done.error().message;
    EXPECT_TRUE(done->blocked);
    EXPECT_EQ(target.users(), 0);
}

TEST_P(adoption_of, a_copy_that_is_not_what_the_shop_had_is_not_kept) {
    new_database target(GetParam(), ours_);
    target.database().execute_script(
        GetParam() == db::engine::sqlite
            ? "CREATE TRIGGER dearer AFTER INSERT ON products BEGIN "
              "UPDATE products SET price = price + 1 WHERE id = NEW.id; END"
            : "CREATE FUNCTION dearer() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
              "NEW.price := NEW.price + 1; RETURN NEW; END $$; "
              "CREATE TRIGGER dearer BEFORE INSERT ON products "
              "FOR EACH ROW EXECUTE FUNCTION dearer()"
    );
    const auto refused = adopt_into(options(), target.database());
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.adopt_proof");
    EXPECT_EQ(target.users(), 0);
}

TEST_P(adoption_of, nothing_to_adopt_is_said) {
    run_sql(R"sql(
        DROP TABLE "User"; DROP TABLE "Customer"; DROP TABLE "Category"; DROP TABLE "Product";
        DROP TABLE "CartItem"; DROP TABLE "InventoryLog"; DROP TABLE "Review")sql");
    EXPECT_EQ(report(options()).error().code, "migration.adopt_unknown");
    const auto& journal = migrate::applied_migration_table();
    run_sql(create_table_sql({{journal}}, journal, migrate::dialect_of(GetParam())));
    EXPECT_EQ(report(options()).error().code, "migration.adopt_known");
}

}
