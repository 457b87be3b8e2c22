#include "platform/db/migrate/safe_draft.hpp"

#include "garden.hpp"
#include "platform/db/failure.hpp"
#include "platform/db/migrate/inspection.hpp"
#include "platform/db/migrate/lint/lint.hpp"
#include "platform/db/migrate/lint/lint_text.hpp"
#include "platform/db/migrate/lint/rewrite.hpp"
#include "run_parts.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace foyer::migrate {

namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

using edit_function = std::function<void(schema::table_def&)>;

schema::column_def& column(schema::table_def& t, std::string_view name) {
    return const_cast<schema::column_def&>(*t.find_column(name));
}

schema::database_schema edited(const edit_function& edit) {
    auto trees = garden::tree_table();
    edit(trees);
    return schema::make_schema({garden::plot_table(), trees});
}

std::string filled(std::string text, std::string_view value) {
    for (auto at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder, at))
        text.replace(at, placeholder.size(), value);
    return text;
}

// Drafts are run over rows, forward and back, and stopped between any two parts.
class safe_draft : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        database().execute_script(export_ddl(garden::full(), dialect_of(GetParam())));
        database().execute_script(garden::seed_rows);
        before_ = read_facts(database());
    }

    migration drafted(const schema::database_schema& to, std::string_view value) const {
        auto m = draft_safely(garden::full(), to, 2, "step", dialect_of(GetParam()));
        m.up = filled(m.up, value);
        m.down = filled(m.down, value);
        return m;
    }

    // What the lint says of the way forward, with version 1 before it.
    std::vector<std::string> complaints(const migration& m) const {
        const auto d = dialect_of(GetParam());
        const std::vector<migration> history{draft({}, garden::full(), 1, "garden", d), m};
        const auto found = lint(
            {.engine = GetParam(),
             .history = history,
             .sqlite_history = GetParam() == db::engine::sqlite ? std::span(history)
                                                                : std::span<const migration>{},
             .first_version = 2,
             .broken_queries = {},
             .count = {}}
        );
        std::vector<std::string> out;
        for (const auto& f : found)
            if (f.file.ends_with(".up.sql") && f.rule != "rebuild-copies-table")
                out.push_back(describe(f));
        return out;
    }

    // Returns the number of parts.
    std::size_t there_and_back(const edit_function& edit, std::string_view value = "7") {
        const auto to = edited(edit);
        const auto m = drafted(to, value);
        EXPECT_THAT(complaints(m), IsEmpty()) << m.up;
        const auto both = parts_of(m);
        EXPECT_TRUE(both.has_value()) << both.error().message << m.up << m.down;
        const std::span up(both->up);
        const std::span down(both->down);
        for (std::size_t done = 1; done < up.size(); ++done) {
            run_parts(database(), up.first(done));
            run_parts(database(), down.last(done));
            EXPECT_EQ(read_facts(database()), before_) << "after " << done << " parts of " << m.up;
        }
        run_parts(database(), up);
        std::vector<std::string> differences;
        for (const auto& f : database_against_code(database(), to))
            differences.push_back(f.object + ": " + f.expected + " / " + f.found);
        EXPECT_THAT(differences, IsEmpty()) << m.up;
        run_parts(database(), down);
        EXPECT_EQ(read_facts(database()), before_) << m.down;
        return up.size();
    }

    bool on_postgres() const { return GetParam() == db::engine::postgres; }

    facts before_;
};

constexpr db::query count_sevens{
    "test.count_sevens", "SELECT count(*) FROM trees WHERE age = 7 AND next_plot_id IS NULL"
};

void add_age(schema::table_def& t) {
    schema::column_def age;
    age.name = "age";
    age.type = schema::kind::integer;
    age.check = "age > 0";
    t.columns.push_back(age);
    auto next = *t.find_column("plot_id");
    next.name = "next_plot_id";
    next.nullable = true;
    t.columns.push_back(next);
}

}

FOYER_ON_BOTH_ENGINES(safe_draft);

TEST_P(safe_draft, builds_an_index_beside_the_work_of_others) {
    const auto parts = there_and_back([](auto& t) {
        t.indexes.push_back({"trees_height_idx", {"height"}, false, true});
        t.indexes.push_back({"trees_note_key", {"note"}, true, true});
    });
    EXPECT_EQ(parts, on_postgres() ? 2U : 1U);
}

TEST_P(safe_draft, builds_a_dropped_index_beside_the_work_of_others_on_the_way_back) {
    const auto edit = [](auto& t) { t.indexes.pop_back(); };
    there_and_back(edit);
    const auto m = drafted(edited(edit), "");
    if (on_postgres()) {
        EXPECT_THAT(m.down, HasSubstr("-- foyer:alone\nCREATE INDEX CONCURRENTLY"));
    }
}

TEST_P(safe_draft, replaces_an_index_of_the_same_name) {
    there_and_back([](auto& t) { t.indexes[0].columns = {"plot_id", "variety"}; });
}

TEST_P(safe_draft, drops_a_column_with_its_index) {
    there_and_back([](auto& t) {
        std::erase_if(t.columns, [](const auto& c) { return c.name == "variety"; });
        t.indexes.pop_back();
    });
}

TEST_P(safe_draft, fills_a_new_column_that_must_have_a_value) {
    EXPECT_EQ(there_and_back(add_age), on_postgres() ? 5U : 1U);
    run_file(database(), drafted(edited(add_age), "7").up);
    EXPECT_EQ(database().first<std::int64_t>(count_sevens), 2);
}

TEST_P(safe_draft, is_refused_until_the_value_is_filled_in) {
    const auto m = draft_safely(garden::full(), edited(add_age), 2, "step", dialect_of(GetParam()));
    EXPECT_THAT(complaints(m), testing::ElementsAre(HasSubstr("expression-not-filled-in")));
    EXPECT_THROW(run_file(database(), m.up), db::failure);
}

TEST_P(safe_draft, makes_a_column_not_null_after_its_default_has_filled_it) {
    there_and_back([](auto& t) {
        column(t, "note").nullable = false;
        column(t, "note").default_value = "none";
    });
}

TEST_P(safe_draft, makes_a_column_not_null_that_has_no_default_when_no_row_lacks_it) {
    database().execute_script("UPDATE trees SET note = 'x' WHERE note IS NULL");
    there_and_back([](auto& t) { column(t, "note").nullable = false; });
}

TEST_P(safe_draft, loses_nothing_when_a_row_lacks_what_must_be_there) {
    const auto m = drafted(edited([](auto& t) { column(t, "note").nullable = false; }), "");
    EXPECT_THROW(run_file(database(), m.up), db::failure);
    EXPECT_EQ(
        database().first<std::int64_t>(db::query{"test.trees", "SELECT count(*) FROM trees"}), 2
    );
}

TEST_P(safe_draft, validates_a_changed_check_and_reference_afterwards) {
    const auto edit = [](auto& t) {
        column(t, "height").check = "height >= 0 AND height <= 90";
        column(t, "plot_id").on_target_deleted = schema::on_delete::cascade;
    };
    EXPECT_EQ(there_and_back(edit), on_postgres() ? 2U : 1U);
    const auto m = drafted(edited(edit), "");
    if (on_postgres()) {
        EXPECT_THAT(m.up, HasSubstr("NOT VALID"));
        EXPECT_THAT(m.up, HasSubstr("VALIDATE CONSTRAINT \"trees_height_check\""));
    }
}

TEST_P(safe_draft, of_a_new_table_is_one_transaction) {
    auto tools = garden::plot_table();
    tools.name = "tools";
    tools.model = "tool";
    tools.indexes[0].name = "tools_name_key";
    const auto to = schema::make_schema({garden::plot_table(), garden::tree_table(), tools});
    const auto m = drafted(to, "");
    EXPECT_THAT(m.up, Not(HasSubstr("-- foyer:")));
    run_file(database(), m.up);
    EXPECT_THAT(database_against_code(database(), to), IsEmpty());
    run_file(database(), m.down);
    EXPECT_EQ(read_facts(database()), before_);
}

}
