#pragma once

#include <string>
#include <string_view>

namespace foyer::api {

// The types of an OpenAPI document of ours (openapi.hpp) for TypeScript: an interface a component;
// for each operation what it takes, from path, query and body together (GetProductsInput), and what
// it answers (GetProductsOutput).
std::string typescript_types(std::string_view openapi_document);

}
