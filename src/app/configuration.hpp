#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

// What an administrator can set. Each setting has one name: `--smtp-url` on the command line,
// FOYER_SMTP_URL in the environment, smtp_url in foyer.toml; the first of these that is given wins.
// (Texts, prices and rules of the shop itself are rows of the settings table, not configuration.)
namespace foyer::app {

struct configuration {
    std::string database{"sqlite:data/foyer.db"}; // sqlite:PATH or a postgres:// URI
    bool trace_reads{};                           // PostgreSQL shows the request of each read too
    std::filesystem::path data{"data"}; // the mail folder and other files the program writes
    std::string listen{"127.0.0.1:8080"};
    // PEM files of the certificate chain and its key, and where to speak TLS with them; all or
    // none.
    std::filesystem::path tls_certificate;
    std::filesystem::path tls_key;
    std::string tls_listen;
    bool redirect_to_https{true};      // where there is TLS, plain HTTP only leads there
    std::filesystem::path acme_folder; // what /.well-known/acme-challenge/ shows; empty: nothing
    int connections_per_address{1000}; // 0: no limit; none behind a proxy
    int request_memory_mb{128};        // for bodies on their way, of all clients together
    int threads{};                     // 0: one per core
    int cache_mb{32};                  // memory for kept answers, per core; 0 keeps none
    std::string log_level{"info"};
    std::filesystem::path log_file; // of the server, instead of standard error; it is rotated
    int log_file_mb{10};            // how large one may become
    int log_files{5};               // how many there may be
    int restore_points{10};         // restore points that stay, however old
    int restore_days{30};           // for which every restore point stays
    std::string public_url;         // https://shop.example.dz, without a slash at the end
    bool behind_proxy{};            // believe X-Forwarded-For and X-Forwarded-Proto
    std::string smtp_url;           // smtp://host:25 or smtps://host:465; empty: mails become files
    std::string smtp_user;
    std::string smtp_password;
    std::string mail_from{"boutique@foyer.example"};
    std::string owner_email; // who hears of each order; empty: the seller's address

    std::filesystem::path settings_file; // the one that was read, whether it is there or not
};

// A setting that is unknown or has a wrong value; the message names it and where it came from.
struct configuration_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Whether it is sqlite:PATH or a postgres:// URI.
bool is_database_address(std::string_view text);

// Where to listen, as `listen` and `tls_listen` say it: 127.0.0.1:8080, [::]:8080, and
// localhost:8080, which is 127.0.0.1. Nothing when the address is another name or the port no
// number.
struct endpoint {
    std::string address; // without brackets
    std::uint16_t port{};
};
std::optional<endpoint> parse_endpoint(std::string_view text);

struct setting_description {
    std::string_view name; // snake_case, as in foyer.toml
    std::string_view what;
};

// Whether the program speaks TLS itself.
inline bool speaks_tls(const configuration& c) { return !c.tls_certificate.empty(); }

// Every setting, for --help and for the command line's options.
std::span<const setting_description> setting_descriptions();

// Merges file, environment and options (by setting name). `file` may be missing unless
// `file_required`. Environment names that begin with FOYER_TEST_ belong to the tests. Throws
// configuration_error.
configuration read_configuration(
    const std::filesystem::path& file, bool file_required, const char* const* environment,
    const std::map<std::string, std::string>& options
);

}
