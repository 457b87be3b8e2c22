#include "care/adopt/proof.hpp"

#include "platform/base/decimal.hpp"

#include <fmt/format.h>

namespace foyer::adopt {

namespace {

constexpr std::size_t shown_digits = 16; // of a checksum

std::string agree(const table_intake& read, const figures& before) {
    if (read.counted != before.content.rows)
        return fmt::format("{} rows were counted, {} were read", read.counted, before.content.rows);
    for (std::size_t i = 0; i < read.sums.size(); ++i)
        if (read.sums[i].units + read.changed[i] != before.sums[i].units * extra_units)
            return fmt::format("the sum of {} was read otherwise", before.sums[i].column);
    return {};
}

std::string agree(const figures& before, const figures& after, std::int64_t set_aside) {
    if (before.content.rows == after.content.rows + set_aside) return {};
    return fmt::format(
        "{} rows became {}, {} set aside", before.content.rows, after.content.rows, set_aside
    );
}

std::string agree(const figures& after, const figures& ours) {
    if (after.content.rows != ours.content.rows)
        return fmt::format(
            "{} rows were written, {} are there", after.content.rows, ours.content.rows
        );
    for (std::size_t i = 0; i < after.sums.size(); ++i)
        if (after.sums[i] != ours.sums[i])
            return fmt::format("the sum of {} is another", after.sums[i].column);
    if (after.content != ours.content) return "the values are others";
    return {};
}

std::vector<proof_sum> sums_of(
    const table_intake& read, const figures& before, const figures& after, const figures& ours
) {
    std::vector<proof_sum> out;
    for (std::size_t i = 0; i < ours.sums.size(); ++i) {
        const auto& sum = ours.sums[i];
        if (read.match->columns.empty() || (sum.units == 0 && read.sums[i].units == 0)) continue;
        if (read.match->column(sum.column).theirs == nullptr) continue;
        const auto mends = after.sums[i].units - before.sums[i].units;
        const bool whole = read.sums[i].units % extra_units == 0;
        const auto by_mends = mends * extra_units + read.changed[i];
        out.push_back(
            {sum.column,
             whole ? to_text(read.sums[i].units / extra_units, sum.scale)
                   : to_text(read.sums[i].units, sum.scale + extra_digits),
             by_mends % extra_units == 0 ? to_text(by_mends / extra_units, sum.scale)
                                         : to_text(by_mends, sum.scale + extra_digits),
             to_text(sum.units, sum.scale)}
        );
    }
    return out;
}

}

staged_figures figures_of_staged(staging& staged, const schema::database_schema& schema) {
    staged_figures out;
    for (const auto& table : schema.tables)
        out.emplace(table.name, figures_of(staged.rows(), table));
    return out;
}

std::vector<proof_line> prove(
    const std::vector<table_intake>& read, const staged_figures& before,
    const staged_figures& after, const staging& staged, db::session& result
) {
    std::vector<proof_line> out;
    for (const auto& one : read) {
        const auto& table = *one.match->ours;
        const auto& first = before.find(table.name)->second;
        const auto& second = after.find(table.name)->second;
        const auto ours = figures_of(result, table);
        const auto aside = staged.set_aside_of(table.name);
        proof_line line{table.name, one.counted, aside, ours.content.rows, {}, ours.content, {}};
        line.sums = sums_of(one, first, second, ours);
        line.fault = agree(one, first);
        if (line.fault.empty()) line.fault = agree(first, second, aside);
        if (line.fault.empty()) line.fault = agree(second, ours);
        out.push_back(std::move(line));
    }
    return out;
}

result<void> accept(const std::vector<proof_line>& lines) {
    error differs{
        errc::conflict, "migration.adopt_proof",
        "the copy is not what the shop had; nothing was kept of it"
    };
    for (const auto& line : lines)
        if (!line.fault.empty()) differs.fields.push_back({line.table, "differs", line.fault});
    if (!differs.fields.empty()) return differs;
    return {};
}

std::string proof_text(const std::vector<proof_line>& lines) {
    auto out = fmt::format(
        "{:<22}{:>18}{:>12}{:>18}  {:<16}  {}\n", "proof", "shop", "set aside", "foyer", "checksum",
        "agrees"
    );
    for (const auto& line : lines) {
        out += fmt::format(
            "{:<22}{:>18}{:>12}{:>18}  {}  {}\n", line.table, line.theirs, line.set_aside,
            line.ours, line.content.hex().substr(0, shown_digits),
            line.fault.empty() ? "yes" : "NO: " + line.fault
        );
        for (const auto& sum : line.sums)
            out += fmt::format(
                "  {:<20}{:>18}{:>12}{:>18}\n", sum.column, sum.theirs, sum.by_mends, sum.ours
            );
    }
    return out;
}

}
