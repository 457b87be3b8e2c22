#pragma once

#include "platform/http/request.hpp"

#include <string>

namespace foyer::app {

// Says who sent the request and whether by https. Behind a proxy of ours that is what the proxy
// added: the last address of X-Forwarded-For (those before it are the client's own words), and
// X-Forwarded-Proto.
void describe_client(http::request& request, const std::string& peer, bool behind_proxy);

}
