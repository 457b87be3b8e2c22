#include "app/commands/command.hpp"
#include "app/commands/present_schema.hpp"
#include "app/commands/terminal_text.hpp"
#include "platform/db/database.hpp"
#include "platform/i18n/format.hpp"
#include "shop/delivery/zones.hpp"
#include "shop/orders/order_desk.hpp"
#include "shop/orders/order_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace foyer::app {

namespace {

struct order_options {
    std::string number;
    std::string status;
    std::string note;
    int limit{20};
    int page{1};
};

// The database, if it has the tables that this program knows; else its state is said.
std::unique_ptr<db::database> open_desk(const configuration& c) {
    auto db = open_database(c);
    if (const auto ready = present_schema(*db); ready.has_error()) {
        fmt::print(stderr, "foyer: {}\n", ready.error().message);
        return nullptr;
    }
    return db;
}

// The French name of a wilaya, or its slug when there is no such zone any more.
std::string wilaya_name(
    const std::vector<delivery::zone>& zones, const std::optional<std::string>& slug
) {
    if (!slug) return "-";
    const auto found = std::ranges::find(zones, *slug, &delivery::zone::slug);
    return found == zones.end() ? *slug : found->name_fr;
}

void print_list(
    const std::vector<orders::order_summary>& listed, const std::vector<delivery::zone>& zones
) {
    fmt::print(
        "{}{}{}{}{}{}{:>14}\n", column("number", 15), column("ordered", 18), column("status", 12),
        column("buyer", 26), column("phone", 16), column("wilaya", 16), "total DZD"
    );
    for (const auto& order : listed)
        fmt::print(
            "{}{}{}{}{}{}{:>14}\n", column(order.order_number, 15),
            column(i18n::format_table_time(order.order_date), 18),
            column(enum_name(order.status), 12), column(order.recipient_name.value_or("-"), 26),
            column(order.recipient_phone.value_or("-"), 16),
            column(wilaya_name(zones, order.shipping_wilaya), 16), to_text(order.total_amount)
        );
}

// Nothing, after a message, when the text is no status.
std::optional<order_status> order_status_of(const std::string& text) {
    const auto status = parse_enum<order_status>(upper_case(text));
    if (!status)
        fmt::print(
            stderr, "foyer: no such status: {}; there are {}\n", printable(text),
            fmt::join(enum_names<order_status>(), ", ")
        );
    return status;
}

int list(const configuration& c, const order_options& o) {
    std::optional<order_status> status;
    if (!o.status.empty()) {
        status = order_status_of(o.status);
        if (!status) return exit_usage;
    }
    const auto db = open_desk(c);
    if (!db) return exit_pending;
    const int before = (o.page - 1) * o.limit;
    const auto listed = orders::list_orders(*db, status, o.limit, before);
    print_list(listed, delivery::list_zones(*db, now()));
    if (listed.empty()) {
        fmt::print("no orders{}\n", o.page == 1 ? "" : " on this page");
        return exit_done;
    }
    const auto end = before + static_cast<int>(listed.size());
    const bool are_older = !orders::list_orders(*db, status, 1, end).empty();
    fmt::print(
        "orders {} to {}, times of Algiers{}\n", before + 1, end,
        are_older ? fmt::format("; older ones: --page {}", o.page + 1) : ""
    );
    return exit_done;
}

std::string printable_or(const std::optional<std::string>& text, std::string_view otherwise) {
    return printable(text.value_or(std::string(otherwise)));
}

void print_buyer(const order& o, const std::vector<delivery::zone>& zones) {
    fmt::print(
        "{}  {}  ordered {}\n", printable(o.order_number), enum_name(o.status),
        i18n::format_table_time(o.order_date)
    );
    fmt::print(
        "{}  {}  {}\n", printable_or(o.recipient_name, "-"), printable_or(o.recipient_phone, "-"),
        printable_or(o.recipient_email, "")
    );
    fmt::print(
        "{}, {} {} ({})\n", printable_or(o.shipping_street, "-"),
        printable_or(o.shipping_postal_code, ""), printable_or(o.shipping_city, "-"),
        printable(wilaya_name(zones, o.shipping_wilaya))
    );
    if (o.notes) fmt::print("note: {}\n", printable(*o.notes));
    fmt::print("\n");
}

void print_order(const orders::order_file& file, const std::vector<delivery::zone>& zones) {
    const auto& o = file.head;
    print_buyer(o, zones);
    for (const auto& item : file.items)
        fmt::print(
            "{:>4} x {}{:>14}{:>14}\n", item.quantity,
            column(item.product_sku.value_or("") + "  " + item.product_name.value_or(""), 60),
            to_text(item.unit_price), to_text(item.total_price)
        );
    fmt::print(
        "\n{:<20}{:>14}\n{:<20}{:>14}\n{:<20}{:>14}\n{:<20}{:>14}\n\n", "subtotal",
        to_text(o.subtotal), "delivery", to_text(o.shipping_amount), "total",
        to_text(o.total_amount), "of which TVA", to_text(o.tax_amount)
    );
    for (const auto& change : file.changes)
        fmt::print(
            "{}  {}  by {}  {}\n", i18n::format_table_time(change.changed_at),
            enum_name(change.status), printable(change.changed_by), printable_or(change.note, "")
        );
}

int order_refused(const error& e) {
    fmt::print(stderr, "foyer: {}", e.message);
    for (const auto& f : e.fields) fmt::print(stderr, " ({}: {})", f.field, f.detail);
    fmt::print(stderr, "\n");
    return e.code == "order.not_found" ? exit_absent : exit_refused;
}

int show(const configuration& c, const order_options& o) {
    const auto db = open_desk(c);
    if (!db) return exit_pending;
    const auto file = orders::find_by_number(*db, o.number);
    if (!file)
        return order_refused({errc::not_found, "order.not_found", "there is no order " + o.number});
    print_order(*file, delivery::list_zones(*db, now()));
    return exit_done;
}

using desk_step = result<order> (*)(db::transaction&, const orders::step&);

int take_step(const configuration& c, const order_options& o, desk_step step) {
    const auto db = open_desk(c);
    if (!db) return exit_pending;
    const auto done = db->transaction([&](db::transaction& tx) {
        return step(tx, {.order_number = o.number, .by = "owner", .note = o.note, .at = now()});
    });
    if (done.has_error()) return order_refused(done.error());
    fmt::print("{} is {}\n", done->order_number, enum_name(done->status));
    return exit_done;
}

}

void add_order_commands(CLI::App& app, command& chosen) {
    auto* order = app.add_subcommand("order", "The owner's desk: see, confirm and cancel orders");
    order->require_subcommand(1);
    order->fallthrough();
    const auto o = std::make_shared<order_options>();
    const auto verb = [&](const char* name, const char* what,
                          int (*run)(const configuration&, const order_options&)) {
        auto* sub = order->add_subcommand(name, what);
        sub->callback([&chosen, o, run] {
            chosen = [o, run](const configuration& c) { return run(c, *o); };
        });
        return sub;
    };
    auto* listing = verb("list", "Newest orders first", list);
    listing->add_option("--status", o->status, "only this status, such as PENDING");
    listing->add_option("--limit", o->limit, "how many on a page")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    listing->add_option("--page", o->page, "which page, the newest orders are on the first")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    verb("show", "One order with its lines and history", show)
        ->add_option("number", o->number, "order number")
        ->required();
    auto* confirming = verb(
        "confirm", "The buyer has been called and wants it",
        [](const auto& c, const auto& opts) { return take_step(c, opts, orders::confirm); }
    );
    auto* cancelling =
        verb("cancel", "Cancels and puts the stock back", [](const auto& c, const auto& opts) {
            return take_step(c, opts, orders::cancel);
        });
    for (auto* sub : {confirming, cancelling}) {
        sub->add_option("number", o->number, "order number")->required();
        sub->add_option("--note", o->note, "why, for the order's history");
    }
}

}
