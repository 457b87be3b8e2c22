#include "app/commands/command.hpp"
#include "app/commands/progress_line.hpp"
#include "care/sample/generate_sample.hpp"
#include "care/sample/load_sample.hpp"
#include "platform/db/database.hpp"

#include <fmt/format.h>

#include <memory>

namespace foyer::app {

namespace {

int load(const configuration& c, bool only_if_empty) {
    const auto db = open_database(c);
    const auto made = sample::load_sample(*db);
    if (made.products == 0) {
        fmt::print("The shop has goods already; the sample was not loaded.\n");
        return only_if_empty ? exit_done : exit_refused;
    }
    fmt::print(
        "Sample shop: {} products in {} categories, {} makers, {} services, {} delivery zones\n",
        made.products, made.categories, made.manufacturers, made.reference.service_types,
        made.reference.zones
    );
    return exit_done;
}

result<void> generate(db::database& db, const sample::sample_size& size) {
    progress_line line;
    return sample::generate_sample(
        db, size,
        [&](std::string_view what, std::int64_t done, std::int64_t total) {
            line.show("generating", what, done, total);
        }
    );
}

int run_generate(const configuration& c, const sample::sample_size& size) {
    const auto db = open_database(c);
    const auto made = generate(*db, size);
    if (made.has_error()) {
        fmt::print(stderr, "foyer: {}\n", made.error().message);
        return exit_refused;
    }
    fmt::print(
        "Generated {} products, {} customers, {} orders, {} reviews\n", size.products,
        size.customers, size.orders, size.reviews
    );
    return exit_done;
}

}

void add_sample_commands(CLI::App& app, command& chosen) {
    auto* group = app.add_subcommand("sample", "A shop to look at, or a large one to measure");
    group->require_subcommand(1);
    group->fallthrough();
    auto* loading = group->add_subcommand("load", "Fills an empty shop with the sample catalogue");
    const auto only_if_empty = std::make_shared<bool>(false);
    loading->add_flag(
        "--if-empty", *only_if_empty, "succeed without doing anything when the shop has goods"
    );
    loading->callback([&chosen, only_if_empty] {
        chosen = [only_if_empty](const configuration& c) { return load(c, *only_if_empty); };
    });
    auto* generating = group->add_subcommand(
        "generate", "Adds many generated rows, the same for the same numbers"
    );
    const auto size = std::make_shared<sample::sample_size>();
    constexpr int most = 10'000'000;
    generating->add_option("--products", size->products, "how many products")
        ->check(CLI::Range(0, most));
    generating->add_option("--customers", size->customers, "how many customers")
        ->check(CLI::Range(0, most));
    generating->add_option("--orders", size->orders, "how many orders")->check(CLI::Range(0, most));
    generating->add_option("--reviews", size->reviews, "how many reviews")
        ->check(CLI::Range(0, most));
    generating->callback([&chosen, size] {
        chosen = [size](const configuration& c) { return run_generate(c, *size); };
    });
}

}
