#include "app/commands/command.hpp"
#include "platform/base/text.hpp"
#include "platform/db/database.hpp"
#include "shop/orders/order_desk.hpp"
#include "shop/orders/order_store.hpp"

#include <fmt/format.h>

#include <memory>

namespace foyer::app {

namespace {

struct order_options {
    std::string number;
    std::string status;
    std::string note;
    int limit{20};
};

// Pads by characters, not by bytes: names are French and Arabic.
std::string column(std::string_view value, std::size_t width) {
    std::string out(value);
    for (auto n = character_count(value); n < width; ++n) out.push_back(' ');
    return out;
}

int list(const configuration& c, const order_options& o) {
    std::optional<order_status> status;
    if (!o.status.empty()) {
        status = parse_enum<order_status>(upper_case(o.status));
        if (!status) {
            fmt::print(stderr, "foyer: no such status: {}\n", o.status);
            return exit_usage;
        }
    }
    const auto db = open_database(c);
    const auto orders = orders::list_orders(*db, status, o.limit, 0);
    fmt::print(
        "{}{}{}{}{}{:>14}\n", column("number", 15), column("ordered (UTC)", 18),
        column("status", 12), column("buyer", 26), column("phone", 16), "total DZD"
    );
    for (const auto& order : orders)
        fmt::print(
            "{}{}{}{}{}{:>14}\n", column(order.order_number, 15),
            column(to_iso(order.order_date).substr(0, 16), 18), column(enum_name(order.status), 12),
            column(order.recipient_name.value_or("-"), 26),
            column(order.recipient_phone.value_or("-"), 16), to_text(order.total_amount)
        );
    fmt::print("{} order{}\n", orders.size(), orders.size() == 1 ? "" : "s");
    return exit_done;
}

void print_order(const orders::order_file& file) {
    const auto& o = file.head;
    fmt::print("{}  {}  ordered {}\n", o.order_number, enum_name(o.status), to_iso(o.order_date));
    fmt::print(
        "{}  {}  {}\n", o.recipient_name.value_or("-"), o.recipient_phone.value_or("-"),
        o.recipient_email.value_or("")
    );
    fmt::print(
        "{}, {} {} ({})\n", o.shipping_street.value_or("-"), o.shipping_postal_code.value_or(""),
        o.shipping_city.value_or("-"), o.shipping_wilaya.value_or("-")
    );
    if (o.notes) fmt::print("note: {}\n", *o.notes);
    fmt::print("\n");
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
            "{}  {}  by {}  {}\n", to_iso(change.changed_at), enum_name(change.status),
            change.changed_by, change.note.value_or("")
        );
}

int order_refused(const error& e) {
    fmt::print(stderr, "foyer: {}", e.message);
    for (const auto& f : e.fields) fmt::print(stderr, " ({}: {})", f.field, f.detail);
    fmt::print(stderr, "\n");
    return e.code == "order.not_found" ? exit_absent : exit_refused;
}

int show(const configuration& c, const order_options& o) {
    const auto db = open_database(c);
    const auto file = orders::find_by_number(*db, o.number);
    if (!file)
        return order_refused({errc::not_found, "order.not_found", "there is no order " + o.number});
    print_order(*file);
    return exit_done;
}

using desk_step = result<order> (*)(db::transaction&, const orders::step&);

int take_step(const configuration& c, const order_options& o, desk_step step) {
    const auto db = open_database(c);
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
    listing->add_option("--limit", o->limit, "how many")
        ->check(CLI::Range(1, 100))
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
