#include "app/commands/command.hpp"
#include "app/commands/present_schema.hpp"
#include "app/commands/progress_line.hpp"
#include "app/tables.hpp"
#include "care/integrity/examination.hpp"
#include "platform/db/database.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace foyer::app {

namespace {

using integrity::severity;

std::string_view word_of(severity level) {
    switch (level) {
        case severity::info: return "INFO";
        case severity::warning: return "WARNING";
        case severity::problem: break;
    }
    return "PROBLEM";
}

void print(const integrity::finding& f) {
    fmt::print("{} {}: {} {}\n", word_of(f.level), f.check, f.count, f.count == 1 ? "row" : "rows");
    fmt::print("  What  {}\n  Why   {}\n  Do    {}\n  Such  ", f.wrong, f.why, f.remedy);
    for (std::size_t i = 0; i < f.examples.size(); ++i)
        fmt::print("{}{}", i == 0 ? "" : ", ", f.examples[i]);
    fmt::print("{}\n\n", f.count > std::ssize(f.examples) ? ", ..." : "");
}

integrity::report examine(db::database& db) {
    progress_line line;
    return integrity::examine(db, all_tables(), now(), line.names("looking at"));
}

int run_doctor(const configuration& c) {
    const auto db = open_database(c);
    const auto version = present_schema(*db);
    if (version.has_error()) {
        fmt::print(stderr, "foyer: {}\n", version.error().message);
        return exit_refused;
    }
    const auto report = examine(*db);
    for (const auto& f : report.findings) print(f);
    const auto count = [&](severity level) {
        return std::ranges::count(report.findings, level, &integrity::finding::level);
    };
    fmt::print(
        "{} rules looked at: {} broken, {} to look into.\n", report.checks,
        count(severity::problem), count(severity::warning)
    );
    return report.is_sound() ? exit_done : exit_refused;
}

}

void add_doctor_command(CLI::App& app, command& chosen) {
    auto* doctor = app.add_subcommand(
        "doctor", "Looks whether the data agree with themselves; exit code 1 when they do not"
    );
    doctor->footer(
        "Keys between tables, totals of orders and lines, payments, counters of customers, the\n"
        "ledger of the stock, carts, events that were not sent. Only reads; the shop may run."
    );
    doctor->callback([&chosen] { chosen = run_doctor; });
}

}
