#include "fuzz/fuzz_input.hpp"
#include "platform/db/migrate/parts.hpp"

#include <string>

// Migration scripts: what was taken apart can be put together and taken apart again.
namespace foyer::migrate {

namespace {

std::string directive_of(const part& p) {
    if (p.kind == part_kind::transaction) return "-- foyer:transaction\n";
    if (p.kind == part_kind::alone) return "-- foyer:alone\n";
    return "-- foyer:batches rows=" + std::to_string(p.batch_rows) +
           " pause_ms=" + std::to_string(p.pause_ms) + " remaining=\"" + p.remaining + "\"\n";
}

void check_part(const part& p) {
    if (p.kind == part_kind::transaction) return;
    FOYER_ASSERT(p.statements.size() == 1, "one statement stands alone");
    if (p.kind == part_kind::alone) return;
    FOYER_ASSERT(p.batch_rows >= 1 && p.batch_rows <= max_batch_rows, "a batch has its bounds");
    FOYER_ASSERT(p.pause_ms >= 0 && p.pause_ms <= max_pause_ms, "a pause too");
    FOYER_ASSERT(!p.remaining.empty(), "what is left can be asked for");
}

}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace foyer;
    const auto parts = migrate::parts_of(fuzz::input(data, size).rest());
    if (parts.has_error()) return 0;
    FOYER_ASSERT(!parts->empty(), "a script has a part");
    std::string script;
    for (const auto& p : *parts) {
        migrate::check_part(p);
        script += migrate::directive_of(p);
        for (const auto& statement : p.statements) script += statement + "\n;\n";
    }
    const auto again = migrate::parts_of(script);
    FOYER_ASSERT(again.has_value(), "what was taken apart can be put together");
    FOYER_ASSERT(again->size() == parts->size(), "with as many parts");
    for (std::size_t i = 0; i < parts->size(); ++i) {
        FOYER_ASSERT((*again)[i].kind == (*parts)[i].kind, "of the same kinds");
        FOYER_ASSERT((*again)[i].statements == (*parts)[i].statements, "and statements");
    }
    return 0;
}
