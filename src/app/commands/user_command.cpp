#include "app/commands/command.hpp"
#include "people/identity/administrators.hpp"
#include "platform/base/crypto.hpp"
#include "platform/db/database.hpp"
#include "platform/json/input_types.hpp"

#include <fmt/format.h>

#include <memory>

namespace foyer::app {

namespace {

struct user_options {
    std::string email;
    std::string first_name{"Admin"};
    std::string last_name{"Foyer"};
    bool only_if_none{};
};

int no_address(const std::string& text) {
    fmt::print(stderr, "foyer: not an e-mail address: {}\n", text);
    return exit_usage;
}

int create_admin(const configuration& c, const user_options& o) {
    email address;
    if (!email::accept(o.email, address).code.empty()) return no_address(o.email);
    const auto db = open_database(c);
    if (o.only_if_none && identity::has_administrator(*db)) {
        fmt::print("An administrator exists already.\n");
        return exit_done;
    }
    const auto password = identity::random_password();
    const auto hash = hash_password(password);
    const auto made = db->transaction([&](db::transaction& tx) {
        return identity::create_administrator(
            tx, {address.value, o.first_name, o.last_name, hash, now()}
        );
    });
    if (made.has_error()) {
        fmt::print(
            stderr, "foyer: {} (`foyer user new-password` gives it another password)\n",
            made.error().message
        );
        return exit_refused;
    }
    fmt::print(
        "Administrator {} created.\nPassword (shown once, keep it now): {}\n", address.value,
        password
    );
    return exit_done;
}

int new_password(const configuration& c, const user_options& o) {
    email address;
    if (!email::accept(o.email, address).code.empty()) return no_address(o.email);
    const auto db = open_database(c);
    const auto password = identity::random_password();
    const auto hash = hash_password(password);
    const auto done = db->transaction([&](db::transaction& tx) {
        return identity::replace_password(tx, address.value, hash, now());
    });
    if (done.has_error()) {
        fmt::print(stderr, "foyer: {}: {}\n", address.value, done.error().message);
        return exit_absent;
    }
    fmt::print(
        "{} is signed out everywhere.\nPassword (shown once, keep it now): {}\n", address.value,
        password
    );
    return exit_done;
}

int has_admin(const configuration& c, const user_options&) {
    const bool found = identity::has_administrator(*open_database(c));
    fmt::print("{}\n", found ? "yes" : "no");
    return found ? exit_done : exit_absent;
}

}

void add_user_commands(CLI::App& app, command& chosen) {
    auto* user = app.add_subcommand("user", "Accounts of the people who run the shop");
    user->require_subcommand(1);
    user->fallthrough();
    const auto o = std::make_shared<user_options>();
    auto* create = user->add_subcommand(
        "create-admin", "Makes an administrator with a random password, shown once"
    );
    create->add_option("--email", o->email, "e-mail address, the name to sign in with")->required();
    create->add_option("--first-name", o->first_name, "first name")->capture_default_str();
    create->add_option("--last-name", o->last_name, "last name")->capture_default_str();
    create->add_flag("--if-none", o->only_if_none, "do nothing when there is an administrator");
    create->callback([&chosen, o] {
        chosen = [o](const configuration& c) { return create_admin(c, *o); };
    });
    auto* renew = user->add_subcommand(
        "new-password", "Gives an account another random password, shown once"
    );
    renew->add_option("--email", o->email, "e-mail address of the account")->required();
    renew->footer("Where the account was signed in, it is signed out.");
    renew->callback([&chosen, o] {
        chosen = [o](const configuration& c) { return new_password(c, *o); };
    });
    auto* has =
        user->add_subcommand("has-admin", "Whether an administrator exists (exit code 0 or 4)");
    has->callback([&chosen, o] {
        chosen = [o](const configuration& c) { return has_admin(c, *o); };
    });
}

}
