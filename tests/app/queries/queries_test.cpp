#include "app/queries.hpp"

#include "app/tables.hpp"
#include "support/database_fixture.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace foyer::app {

namespace {

class every_query : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (!IsSkipped()) create_tables(all_tables());
    }
};
FOYER_ON_BOTH_ENGINES(every_query);

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

// The names of the queries that the sources define.
std::set<std::string> names_in_sources() {
    static const std::regex definition(R"re(constexpr\s+(?:db::)?query\s+\w+\s*\{\s*"([a-z_.]+)")re"
    );
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(FOYER_SOURCES)) {
        if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
        const auto text = read_file(entry.path());
        for (std::sregex_iterator i(text.begin(), text.end(), definition), end; i != end; ++i)
            names.insert((*i)[1]);
    }
    return names;
}

// Those that one engine alone understands, that read its own catalogue, or tables that a module
// makes for itself; the tests of their modules run them.
bool belongs_to_a_module(std::string_view name) {
    return name.starts_with("migrate.") || name.starts_with("adopt.") ||
           name.starts_with("promote.") || name == "transfer.one_moment" ||
           name == "backup.damage" || name == "readiness.ping";
}

// The numbers of the parameters that a text mentions.
std::set<int> parameters_of(std::string_view text) {
    static const std::regex parameter(R"(\$(\d+))");
    std::set<int> numbers;
    for (std::cregex_iterator i(text.data(), text.data() + text.size(), parameter), end; i != end;
         ++i)
        numbers.insert(std::stoi((*i)[1]));
    return numbers;
}

}

TEST_P(every_query, is_understood_by_the_engine) {
    EXPECT_EQ(test::prepare_all(database(), all_queries()), "");
}

TEST(all_queries, has_every_query_of_the_sources) {
    std::set<std::string> listed;
    for (const auto* q : all_queries()) listed.emplace(q->name);
    const auto defined = names_in_sources();
    EXPECT_GT(defined.size(), 50U);
    for (const auto& name : defined)
        EXPECT_TRUE(belongs_to_a_module(name) || listed.contains(name)) << name;
}

TEST(all_queries, are_named_by_their_module_and_what_they_do) {
    static const std::regex name(R"([a-z]+\.[a-z_]+)");
    for (const auto* q : all_queries())
        EXPECT_TRUE(std::regex_match(std::string(q->name), name)) << q->name;
}

TEST(all_queries, have_one_name_each_but_for_the_composed_lists) {
    std::map<std::string_view, std::string_view> texts;
    for (const auto* q : all_queries()) {
        const auto [known, added] = texts.try_emplace(q->name, q->text);
        const bool composed =
            q->name.starts_with("catalog.list_products") || q->name.starts_with("catalog.count_");
        EXPECT_TRUE(added || composed || known->second == q->text) << q->name;
    }
}

TEST(all_queries, number_their_parameters_without_gaps_and_alike_for_both_engines) {
    for (const auto* q : all_queries()) {
        const auto numbers = parameters_of(q->text);
        const int highest = numbers.empty() ? 0 : *numbers.rbegin();
        EXPECT_EQ(highest, static_cast<int>(numbers.size())) << q->name << q->text;
        EXPECT_EQ(parameters_of(q->text_for(db::engine::sqlite)), numbers) << q->name;
    }
}

}
