#include "app/tables.hpp"
#include "care/integrity/examination.hpp"
#include "care/promote/copy_statements.hpp"
#include "care/promote/moving_shop.hpp"
#include "platform/db/migrate/runner.hpp"

namespace foyer::promote {

namespace {

class copy : public moving_shop {};
FOYER_ON_BOTH_ENGINES(copy);

}

TEST_P(copy, carries_every_row_to_the_other_engine) {
    fill_awkward_rows();
    const auto before = content_of(home().url());
    const auto done = promote();
    ASSERT_EQ(outcome(done), "done") << done.error().message;
    EXPECT_EQ(done->schema_version, migrate::embedded_migrations(GetParam())->back().version);
    EXPECT_EQ(done->tables.size(), all().size());
    EXPECT_TRUE(done->left_out.empty());
    EXPECT_EQ(content_of(target().url()), before);
    EXPECT_EQ(content_of(home().url()), before);
}

TEST_P(copy, carries_a_shop_there_and_back_with_what_was_sold_meanwhile) {
    fill_awkward_rows();
    ASSERT_EQ(outcome(promote()), "done");
    write_setting(*open_target(), "sold.there");
    const auto there = content_of(target().url());
    const auto& back_home = new_home(GetParam());
    const auto back =
        promote_shop(all(), {.from = target().url(), .to = back_home.url(), .at = at});
    ASSERT_EQ(outcome(back), "done") << back.error().message;
    EXPECT_EQ(content_of(back_home.url()), there);
    EXPECT_NE(there.find("sold.there"), std::string::npos);
    const auto db = db::database::open({.url = back_home.url()});
    for (const auto& f : integrity::examine(*db, all(), at).findings) {
        if (f.check == "reference.missing") continue; // this shop has no delivery zones
        ADD_FAILURE() << f.check << ' ' << f.examples.front();
    }
}

TEST_P(copy, moves_within_one_engine_too) {
    const auto before = content_of(home().url());
    const auto& next = new_home(GetParam());
    const auto done = promote_shop(all(), {.from = home().url(), .to = next.url(), .at = at});
    ASSERT_EQ(outcome(done), "done") << done.error().message;
    EXPECT_EQ(content_of(next.url()), before);
}

TEST_P(copy, tells_how_far_it_is_and_what_each_table_took) {
    fill_awkward_rows();
    auto o = options();
    std::int64_t last = 0;
    std::int64_t total = 0;
    o.on_progress = [&](const transfer::progress& p) {
        EXPECT_GT(p.rows, 0);
        last = p.rows;
        total = p.total;
    };
    std::vector<std::string> tables;
    std::int64_t copied = 0;
    o.on_table = [&](const table_copied& t) {
        tables.emplace_back(t.table);
        EXPECT_EQ(t.rows, t.copied);
        copied += t.copied;
    };
    const auto done = promote_shop(all(), o);
    ASSERT_EQ(outcome(done), "done");
    EXPECT_EQ(last, total);
    EXPECT_EQ(copied, total);
    EXPECT_EQ(tables.size(), done->tables.size());
    std::int64_t proved = 0;
    for (const auto& t : done->tables) proved += t.rows.rows;
    EXPECT_EQ(proved, total);
}

TEST_P(copy, names_the_tables_that_are_not_the_programs) {
    run_sql("CREATE TABLE notes_of_the_owner (id INTEGER)");
    const auto done = promote();
    ASSERT_EQ(outcome(done), "done");
    EXPECT_EQ(done->left_out, std::vector<std::string>{"notes_of_the_owner"});
}

TEST_P(copy, has_statements_that_both_engines_read) {
    for (const auto* table : all()) {
        const auto s = copy_statements_of(*table);
        const db::query* queries[]{&s.insert_many, &s.find_many};
        EXPECT_EQ(test::prepare_all(database(), queries), "");
        EXPECT_LE(table->columns.size() * statement_rows, 32'766u) << table->name;
    }
}

}
