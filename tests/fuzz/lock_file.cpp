#include "platform/db/migrate/lock_file.hpp"

#include "fuzz/fuzz_input.hpp"
#include "platform/schema/diff.hpp"

// lock.json: what is understood is sound, and written as it was understood.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace foyer;
    const auto lock = migrate::parse_lock_file(fuzz::input(data, size).rest());
    if (lock.has_error()) return 0;
    for (const auto d : {schema::dialect::sqlite, schema::dialect::postgres}) {
        (void)schema::statements_for({}, lock->schema, d);
        (void)schema::statements_for(lock->schema, {}, d);
    }
    const auto written = migrate::to_json(*lock);
    const auto again = migrate::parse_lock_file(written);
    FOYER_ASSERT(again.has_value(), "what was written can be read");
    FOYER_ASSERT(again->version == lock->version, "the version too");
    FOYER_ASSERT(migrate::to_json(*again) == written, "and is the same");
    return 0;
}
