#include "fuzz/fuzz_input.hpp"
#include "platform/base/text.hpp"
#include "platform/db/statement_text.hpp"
#include "platform/json/node.hpp"

#include <string>

// Scripts of migrations: what was cut into statements can be put together and cut again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace foyer;
    const auto text = fuzz::input(data, size).rest();
    auto statements = db::split_script(text);
    if (!statements.empty()) statements.pop_back(); // what it begins may have no end
    std::string script;
    for (const auto& s : statements) {
        FOYER_ASSERT(!s.empty(), "a statement says something");
        script += s + "\n;\n";
    }
    const auto again = db::split_script(script);
    FOYER_ASSERT(again.size() == statements.size(), "as many statements again");
    for (std::size_t i = 0; i < again.size(); ++i)
        FOYER_ASSERT(trim(again[i]) == trim(statements[i]), "and the same ones");
    const auto numbered = db::numbered_for_sqlite(text);
    FOYER_ASSERT(db::numbered_for_sqlite(numbered) == numbered, "what is numbered stays numbered");
    FOYER_ASSERT(numbered.size() == text.size(), "only the sign changes");
    if (json::compact(text).has_value()) {
        const auto compact = db::compact_json(text);
        FOYER_ASSERT(db::compact_json(compact) == compact, "compact JSON is compact");
        FOYER_ASSERT(json::compact(compact).has_value(), "and still JSON");
    }
    return 0;
}
