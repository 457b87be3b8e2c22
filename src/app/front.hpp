#pragma once

#include "app/configuration.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

#include <optional>

// What is answered before any route is looked for: challenges of certificate authorities, and the
// way from plain HTTP to HTTPS.
namespace foyer::app {

class front {
public:
    explicit front(const configuration& c);

    // Nothing for requests that the routes answer. Reads a small file at most.
    std::optional<http::response> answer(const http::request& r) const;

private:
    std::optional<http::response> challenge(const http::request& r) const;
    std::optional<http::response> lead_to_https(const http::request& r) const;

    const std::filesystem::path acme_folder_;
    const bool redirects_;
    const std::string public_url_;
    const std::string tls_port_; // ":8443"; empty for the usual one
};

}
