#include "platform/db/migrate/verify.hpp"

#include "garden.hpp"
#include "platform/base/id.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace foyer::migrate {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// The garden's two versions, drafted and sealed; each test spoils one thing.
class verified_folder : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(draft_next(folder_, garden::full(), "seed").has_value());
        ASSERT_TRUE(draft_next(folder_, garden::full(), "additions").has_value());
        const auto sealed = seal(folder_, garden::full());
        ASSERT_TRUE(sealed.has_value()) << sealed.error().message;
        EXPECT_EQ(sealed->sealed, 2);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::string read(const std::string& file) const {
        std::ifstream in(folder_ / file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    void write(const std::string& file, const std::string& text) const {
        std::ofstream(folder_ / file, std::ios::binary | std::ios::trunc) << text;
    }

    void replace(const std::string& file, const std::string& from, const std::string& to) const {
        auto text = read(file);
        const auto at = text.find(from);
        ASSERT_NE(at, std::string::npos) << file << " has no " << from;
        write(file, text.replace(at, from.size(), to));
    }

    std::vector<std::string> faults(const schema::database_schema& code = garden::full()) const {
        std::vector<std::string> out;
        for (const auto& f : verify(folder_, code).faults)
            out.push_back(std::string(f.code) + " " + f.what);
        return out;
    }

    std::filesystem::path folder_{
        std::filesystem::temp_directory_path() / ("foyer_verify_" + new_cuid())
    };
};

}

TEST_F(verified_folder, is_sound_as_it_was_drafted_and_sealed) {
    EXPECT_THAT(faults(), IsEmpty());
    EXPECT_EQ(verify(folder_, garden::full()).versions, 2);
}

TEST_F(verified_folder, names_an_old_file_that_was_edited_even_in_a_comment) {
    replace("postgres/0001_seed.down.sql", "-- ", "--  ");
    EXPECT_THAT(
        faults(), ElementsAre("edited postgres/0001_seed.down.sql is not the file that was sealed")
    );
}

TEST_F(verified_folder, finds_a_checksum_that_was_adjusted_to_an_edited_file) {
    replace("checksums", "# chain ", "# chain 0");
    EXPECT_THAT(faults(), ElementsAre(HasSubstr("checksums checksums:")));
    auto text = read("checksums");
    const auto at = text.find("# chain 0") + std::string_view("# chain 0").size();
    write("checksums", text.erase(at + 10, 1));
    EXPECT_THAT(faults(), ElementsAre(HasSubstr("the chain does not fit the files")));
}

TEST_F(verified_folder, names_the_half_or_the_version_that_is_missing) {
    std::filesystem::remove(folder_ / "sqlite/0002_additions.down.sql");
    EXPECT_THAT(faults(), ElementsAre("files_incomplete 0002_additions has only one direction"));
    std::filesystem::remove(folder_ / "sqlite/0002_additions.up.sql");
    EXPECT_THAT(faults(), ElementsAre("files_incomplete sqlite has 1 versions, postgres 2"));
}

TEST_F(verified_folder, finds_a_hole_in_the_numbers) {
    for (const auto* engine : {"sqlite/", "postgres/"})
        for (const auto* way : {".up.sql", ".down.sql"})
            std::filesystem::rename(
                folder_ / (std::string(engine) + "0002_additions" + way),
                folder_ / (std::string(engine) + "0003_additions" + way)
            );
    EXPECT_THAT(
        faults(),
        ElementsAre(
            HasSubstr("a number is missing before 0003"), HasSubstr("a number is missing before")
        )
    );
}

TEST_F(verified_folder, finds_that_the_engines_name_a_version_differently) {
    for (const auto* way : {".up.sql", ".down.sql"})
        std::filesystem::rename(
            folder_ / (std::string("sqlite/0002_additions") + way),
            folder_ / (std::string("sqlite/0002_extras") + way)
        );
    EXPECT_THAT(
        faults(), ElementsAre("files_incomplete version 2 is extras on sqlite and additions on "
                              "postgres")
    );
}

TEST_F(verified_folder, finds_what_the_files_make_and_the_lock_does_not_know) {
    replace("lock.json", R"("kind":"integer","default":"0")", R"("kind":"bigint","default":"0")");
    EXPECT_THAT(
        faults(), testing::IsSupersetOf(
                      {std::string("lock lock.json and sqlite: column trees.height is INTEGER NOT "
                                   "NULL DEFAULT 0, not BIGINT NOT NULL DEFAULT 0"),
                       std::string("lock lock.json and postgres: column trees.height is integer "
                                   "NOT NULL DEFAULT 0, not bigint NOT NULL DEFAULT 0"),
                       std::string("code not in any migration: change column trees.height (type)")}
                  )
    );
}

TEST_F(verified_folder, finds_code_that_no_migration_knows) {
    auto trees = garden::tree_table();
    trees.columns.back().name = "species";
    trees.indexes.pop_back();
    EXPECT_THAT(
        faults(schema::make_schema({garden::plot_table(), trees})),
        testing::Contains("code not in any migration: add column trees.species")
    );
}

TEST_F(verified_folder, finds_a_lock_that_is_no_lock) {
    write("lock.json", "{");
    EXPECT_THAT(faults(), ElementsAre(HasSubstr("lock lock.json")));
}

TEST_F(verified_folder, seals_nothing_that_is_not_sound) {
    std::filesystem::remove(folder_ / "checksums");
    EXPECT_THAT(
        faults(), ElementsAre(HasSubstr("not_sealed 0001_seed"), HasSubstr("not_sealed 0002_addit"))
    );
    replace("sqlite/0002_additions.down.sql", "DROP COLUMN", "RENAME COLUMN \"note\" TO");
    const auto refused = seal(folder_, garden::full());
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, "migration.unsound");
    ASSERT_FALSE(refused.error().fields.empty());
    EXPECT_EQ(refused.error().fields[0].code, "does_not_run");
    EXPECT_FALSE(std::filesystem::exists(folder_ / "checksums"));
}

TEST_F(verified_folder, finds_a_way_back_that_forgets_something) {
    std::filesystem::remove(folder_ / "checksums");
    replace(
        "postgres/0002_additions.down.sql", "DROP INDEX \"trees_variety_idx\";",
        "DROP INDEX \"idx_trees_plot\";"
    );
    replace("sqlite/0002_additions.down.sql", "DROP COLUMN", "ADD COLUMN age INTEGER; -- ");
    const auto found = faults();
    EXPECT_THAT(
        found, testing::Contains("way_back postgres/0002_additions.down.sql: index idx_trees_plot "
                                 "of trees is missing")
    );
    EXPECT_THAT(
        found, testing::Contains("way_back sqlite/0002_additions.down.sql: column trees.age should "
                                 "not be there")
    );
}

TEST_F(verified_folder, finds_directives_that_the_runner_would_refuse) {
    std::filesystem::remove(folder_ / "checksums");
    replace("sqlite/0002_additions.up.sql", "-- add", "-- foyer:never\n-- add");
    EXPECT_THAT(faults(), testing::Contains(HasSubstr("parts sqlite/0002_additions.up.sql:1")));
}

}
