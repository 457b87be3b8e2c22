#include "app/configuration.hpp"

#include "platform/base/names.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <fstream>
#include <thread>

namespace foyer::app {

namespace {

using assign = void (*)(configuration&, const std::string&);

struct setting {
    setting_description description;
    assign set; // throws configuration_error with what is wrong, without the name
};

template <auto Member>
void set_text(configuration& c, const std::string& value) {
    c.*Member = value;
}

void set_database(configuration& c, const std::string& value) {
    if (!is_database_address(value))
        throw configuration_error("must be sqlite:PATH or a postgres:// URI");
    c.database = value;
}

int number_between(const std::string& value, int low, int high) {
    int number = 0;
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (failure != std::errc{} || end != value.data() + value.size() || number < low ||
        number > high)
        throw configuration_error(fmt::format("must be a number from {} to {}", low, high));
    return number;
}

template <auto Member, int Low, int High>
void set_number(configuration& c, const std::string& value) {
    c.*Member = number_between(value, Low, High);
}

template <auto Member>
void set_flag(configuration& c, const std::string& value) {
    if (value != "true" && value != "false") throw configuration_error("must be true or false");
    c.*Member = value == "true";
}

template <auto Member>
void set_path(configuration& c, const std::string& value) {
    c.*Member = value;
}

template <auto Member>
void set_endpoint(configuration& c, const std::string& value) {
    if (!parse_endpoint(value))
        throw configuration_error(
            "must be ADDRESS:PORT, the address in figures (127.0.0.1:8080, [::]:8080)"
        );
    c.*Member = value;
}

void set_log_level(configuration& c, const std::string& value) {
    constexpr std::string_view levels[] = {"debug", "info", "warn", "error", "off"};
    if (std::ranges::find(levels, value) == std::end(levels))
        throw configuration_error("must be debug, info, warn, error or off");
    c.log_level = value;
}

void set_public_url(configuration& c, const std::string& value) {
    if (!value.starts_with("https://") && !value.starts_with("http://"))
        throw configuration_error("must begin with https:// or http://");
    c.public_url = value.ends_with('/') ? value.substr(0, value.size() - 1) : value;
}

void set_smtp_url(configuration& c, const std::string& value) {
    if (!value.empty() && !value.starts_with("smtp://") && !value.starts_with("smtps://"))
        throw configuration_error("must begin with smtp:// or smtps://");
    c.smtp_url = value;
}

constexpr setting settings[] = {
    {{"database", "sqlite:PATH or a postgres:// URI (default: sqlite:data/foyer.db)"}, set_database
    },
    {{"trace_reads", "true: application_name in PostgreSQL names the request of each read too"},
     set_flag<&configuration::trace_reads>},
    {{"data", "folder for what the program writes (default: data)"},
     set_path<&configuration::data>},
    {{"listen", "ADDRESS:PORT to serve on (default: 127.0.0.1:8080)"},
     set_endpoint<&configuration::listen>},
    {{"tls_certificate", "PEM file of the certificate and its chain; read again when it changes"},
     set_path<&configuration::tls_certificate>},
    {{"tls_key", "PEM file of the certificate's key"}, set_path<&configuration::tls_key>},
    {{"tls_listen", "ADDRESS:PORT to speak TLS on"}, set_endpoint<&configuration::tls_listen>},
    {{"redirect_to_https", "true: with TLS, plain HTTP only leads to it (default)"},
     set_flag<&configuration::redirect_to_https>},
    {{"acme_folder", "folder that /.well-known/acme-challenge/ shows, for certbot --webroot"},
     set_path<&configuration::acme_folder>},
    {{"threads", "cores to use, 0 = all (default)"}, set_number<&configuration::threads, 0, 64>},
    {{"connections_per_address", "connections of one client, 0 = no limit (default: 1000)"},
     set_number<&configuration::connections_per_address, 0, 1'000'000>},
    {{"request_memory_mb", "megabytes for bodies that are on their way (default: 128)"},
     set_number<&configuration::request_memory_mb, 1, 1 << 20>},
    {{"cache_mb", "megabytes per core for kept answers, 0 keeps none (default: 32)"},
     set_number<&configuration::cache_mb, 0, 4096>},
    {{"log_level", "debug, info, warn, error or off (default: info)"}, set_log_level},
    {{"log_file", "file for the server's log instead of standard error; it is rotated"},
     set_path<&configuration::log_file>},
    {{"log_file_mb", "megabytes at which the log goes on in a new file (default: 10)"},
     set_number<&configuration::log_file_mb, 1, 10'000>},
    {{"log_files", "how many files of the log there may be (default: 5)"},
     set_number<&configuration::log_files, 2, 1000>},
    {{"restore_points", "how many restore points stay, however old (default: 10)"},
     set_number<&configuration::restore_points, 1, 10'000>},
    {{"restore_days", "days for which every restore point stays (default: 30)"},
     set_number<&configuration::restore_days, 1, 36'500>},
    {{"public_url", "address the public sees (default: that of tls_listen or listen)"},
     set_public_url},
    {{"behind_proxy", "true: believe X-Forwarded-For and X-Forwarded-Proto"},
     set_flag<&configuration::behind_proxy>},
    {{"smtp_url", "smtp://HOST:PORT or smtps://HOST:PORT; empty: mails become files"}, set_smtp_url
    },
    {{"smtp_user", "user of the mail server"}, set_text<&configuration::smtp_user>},
    {{"smtp_password", "password of the mail server"}, set_text<&configuration::smtp_password>},
    {{"mail_from", "sender of the shop's mails"}, set_text<&configuration::mail_from>},
    {{"owner_email", "who hears of each order (default: the seller's address)"},
     set_text<&configuration::owner_email>},
};

const setting& find_setting(std::string_view name, const std::string& origin) {
    const auto* found =
        std::ranges::find(settings, name, [](const setting& s) { return s.description.name; });
    if (found == std::end(settings))
        throw configuration_error(
            fmt::format("{}: unknown setting; `foyer --help` lists all of them", origin)
        );
    return *found;
}

void apply(
    configuration& c, std::string_view name, const std::string& value, const std::string& origin
) {
    try {
        find_setting(name, origin).set(c, value);
    } catch (const configuration_error& e) {
        if (std::string_view(e.what()).starts_with(origin)) throw;
        throw configuration_error(fmt::format("{}: {}", origin, e.what()));
    }
}

void apply_file(configuration& c, const std::filesystem::path& file, bool required) {
    if (!std::filesystem::exists(file)) {
        if (required) throw configuration_error(fmt::format("{}: no such file", file.string()));
        return;
    }
    if (!std::ifstream(file))
        throw configuration_error(fmt::format("{}: cannot be read by this user", file.string()));
    try {
        const auto table = toml::parse_file(file.string());
        for (const auto& [key, node] : table) {
            const auto origin = fmt::format(
                "{}:{}: {}", file.string(), key.source().begin.line, std::string_view(key.str())
            );
            std::string value;
            if (const auto text = node.value_exact<std::string>())
                value = *text;
            else if (const auto flag = node.value_exact<bool>())
                value = *flag ? "true" : "false";
            else if (const auto number = node.value_exact<std::int64_t>())
                value = std::to_string(*number);
            else
                throw configuration_error(origin + ": must be a text, a number or true or false");
            apply(c, key.str(), value, origin);
        }
    } catch (const toml::parse_error& e) {
        throw configuration_error(fmt::format(
            "{}:{}: {}", file.string(), e.source().begin.line, std::string_view(e.description())
        ));
    }
}

void apply_environment(configuration& c, const char* const* environment) {
    constexpr std::string_view prefix = "FOYER_";
    for (; *environment != nullptr; ++environment) {
        const std::string_view entry = *environment;
        if (!entry.starts_with(prefix) || entry.starts_with("FOYER_TEST_")) continue;
        const auto equals = entry.find('=');
        const auto variable = std::string(entry.substr(0, equals));
        auto name = variable.substr(prefix.size());
        std::ranges::transform(name, name.begin(), [](char ch) {
            return ch >= 'A' && ch <= 'Z' ? static_cast<char>(ch - 'A' + 'a') : ch;
        });
        apply(c, name, std::string(entry.substr(equals + 1)), variable);
    }
}

}

bool is_database_address(std::string_view text) {
    return (text.starts_with("sqlite:") && text != "sqlite:") || text.starts_with("postgres://") ||
           text.starts_with("postgresql://");
}

std::optional<endpoint> parse_endpoint(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    auto address = text.substr(0, colon);
    if (address.starts_with('[') && address.ends_with(']'))
        address = address.substr(1, address.size() - 2);
    // The one name that means the same everywhere; others may have several addresses.
    if (address == "localhost") address = "127.0.0.1";
    endpoint out{std::string(address), 0};
    const auto* const end = text.data() + text.size();
    const auto [last, failure] = std::from_chars(text.data() + colon + 1, end, out.port);
    if (failure != std::errc{} || last != end) return std::nullopt;
    in6_addr figures{};
    if (::inet_pton(AF_INET, out.address.c_str(), &figures) != 1 &&
        ::inet_pton(AF_INET6, out.address.c_str(), &figures) != 1)
        return std::nullopt;
    return out;
}

std::span<const setting_description> setting_descriptions() {
    static const auto list = [] {
        std::vector<setting_description> all;
        for (const auto& s : settings) all.push_back(s.description);
        return all;
    }();
    return list;
}

configuration read_configuration(
    const std::filesystem::path& file, bool file_required, const char* const* environment,
    const std::map<std::string, std::string>& options
) {
    configuration c;
    c.settings_file = file;
    apply_file(c, file, file_required);
    apply_environment(c, environment);
    for (const auto& [name, value] : options) {
        auto option = "--" + name;
        std::ranges::replace(option, '_', '-');
        apply(c, name, value, option);
    }
    if (c.tls_certificate.empty() != c.tls_key.empty() ||
        (c.tls_certificate.empty() && !c.tls_listen.empty()))
        throw configuration_error("tls_certificate, tls_key and tls_listen belong together");
    if (c.threads == 0)
        c.threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    return c;
}

}
