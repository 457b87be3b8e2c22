#include "platform/http/router.hpp"

#include "platform/http/endpoint.hpp"

#include <gtest/gtest.h>

namespace foyer::http {

namespace {

result<> nothing(call&) { return {}; }

constexpr route table[] = {
    endpoint<&nothing>(method::get, "/", access::anyone, "root"),
    endpoint<&nothing>(method::get, "/products/new", access::anyone, "written out"),
    endpoint<&nothing>(method::get, "/products/{slug}", access::anyone, "one parameter"),
    endpoint<&nothing>(method::patch, "/products/{id}", access::anyone, "another name for it"),
    endpoint<&nothing>(
        method::get, "/products/{slug}/images/{index}", access::anyone, "two parameters"
    ),
    endpoint<&nothing>(method::get, "/products/new/draft", access::anyone, "deeper"),
    endpoint<&nothing>(method::get, "/static/{path...}", access::anyone, "all that follows"),
};

const router routes{{table}};

// The description of what was found, with the values of its parameters.
std::string found(method m, std::string_view path) {
    const auto match = routes.match(m, path);
    if (match.found == nullptr) return match.allowed.empty() ? "404" : "405";
    std::string out(match.found->route.description);
    for (const auto& v : match.values) out.append(" ").append(v);
    return out;
}

}

TEST(http_router, finds_routes_and_their_parameters) {
    EXPECT_EQ(found(method::get, "/"), "root");
    EXPECT_EQ(found(method::get, "/products/x"), "one parameter x");
    EXPECT_EQ(found(method::patch, "/products/7"), "another name for it 7");
    EXPECT_EQ(found(method::get, "/products/x/images/2"), "two parameters x 2");
    EXPECT_EQ(found(method::get, "/static/a/b.css"), "all that follows a/b.css");
}

TEST(http_router, prefers_what_is_written_out_and_comes_back_from_dead_ends) {
    EXPECT_EQ(found(method::get, "/products/new"), "written out");
    EXPECT_EQ(found(method::get, "/products/new/draft"), "deeper");
    EXPECT_EQ(found(method::get, "/products/new/images/1"), "two parameters new 1");
}

TEST(http_router, tells_unknown_addresses_from_unknown_methods) {
    EXPECT_EQ(found(method::get, "/nothing"), "404");
    EXPECT_EQ(found(method::get, "/products"), "404");
    EXPECT_EQ(found(method::get, "/products/"), "404");
    EXPECT_EQ(found(method::get, "/products//images/2"), "404");
    EXPECT_EQ(found(method::get, "/static/"), "404");
    EXPECT_EQ(found(method::get, "products"), "404");
    EXPECT_EQ(found(method::get, ""), "404");
    EXPECT_EQ(found(method::post, "/products/x"), "405");
    EXPECT_EQ(found(method::get, std::string(10'000, '/')), "404");
}

TEST(http_router, lists_the_methods_of_an_address) {
    const auto match = routes.match(method::delete_, "/products/x");
    EXPECT_EQ(match.allowed, (std::vector{method::get, method::patch}));
}

TEST(http_router, answers_head_with_the_get_route) {
    EXPECT_EQ(found(method::head, "/products/x"), "one parameter x");
}

TEST(http_router, knows_the_name_of_a_routes_function) { EXPECT_EQ(table[0].operation, "nothing"); }

TEST(http_router_death, two_routes_with_one_method_and_path_are_a_bug) {
    EXPECT_DEATH((router{{table, table}}), "");
}

}
