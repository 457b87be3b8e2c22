#include "app/tables.hpp"
#include "platform/db/migrate/draft.hpp"
#include "platform/db/migrate/lint/lint.hpp"
#include "platform/db/migrate/safe_draft.hpp"
#include "platform/db/migrate/verify.hpp"
#include "platform/schema/database_schema.hpp"

#include <benchmark/benchmark.h>
#include <stdexcept>

// The work of `migrate` that needs no database: diff of a large schema, verify and lint of the
// source tree's files.
namespace foyer {

namespace {

constexpr std::size_t table_count = 60;

// The shop's tables, and copies of them under other names until there are enough.
schema::database_schema large_schema() {
    auto all = schema::make_schema(all_tables());
    const auto own = all.tables;
    for (std::size_t i = 0; all.tables.size() < table_count; ++i) {
        auto copy = own[i % own.size()];
        copy.name = "copied_" + copy.name;
        copy.model = "copied_" + copy.model;
        for (auto& index : copy.indexes) index.name = "copied_" + index.name;
        all.tables.push_back(std::move(copy));
    }
    return all;
}

// From the text of lock.json to the files of both engines.
void diff_of_60_tables(benchmark::State& state) {
    const auto code = large_schema();
    auto before = code;
    for (auto& t : before.tables)
        if (t.columns.back().check.empty()) t.columns.pop_back();
    const auto text = migrate::to_json({2, before});
    for (auto _ : state) {
        const auto lock = migrate::parse_lock_file(text);
        if (lock.has_error()) throw std::runtime_error(lock.error().message);
        for (const auto d : {schema::dialect::sqlite, schema::dialect::postgres}) {
            const auto m = migrate::draft_safely(lock->schema, code, 3, "more", d);
            benchmark::DoNotOptimize(m.up.size());
        }
    }
    state.counters["tables"] = static_cast<double>(code.tables.size());
}
BENCHMARK(diff_of_60_tables)->Unit(benchmark::kMillisecond);

void verify_of_the_source_tree(benchmark::State& state) {
    const auto code = schema::make_schema(all_tables());
    for (auto _ : state) {
        const auto found = migrate::verify(FOYER_MIGRATIONS, code);
        if (!found.faults.empty()) throw std::runtime_error(found.faults[0].what);
    }
}
BENCHMARK(verify_of_the_source_tree)->Unit(benchmark::kMillisecond);

void lint_of_the_source_tree(benchmark::State& state) {
    const auto sqlite = migrate::read_migrations(FOYER_MIGRATIONS, db::engine::sqlite);
    const auto postgres = migrate::read_migrations(FOYER_MIGRATIONS, db::engine::postgres);
    for (auto _ : state)
        for (const auto e : {db::engine::sqlite, db::engine::postgres}) {
            const auto found = migrate::lint({
                .engine = e,
                .history = e == db::engine::sqlite ? *sqlite : *postgres,
                .sqlite_history = *sqlite,
                .first_version = 1,
                .broken_queries = {},
                .count = {},
            });
            benchmark::DoNotOptimize(found.size());
        }
}
BENCHMARK(lint_of_the_source_tree)->Unit(benchmark::kMillisecond);

}

}
