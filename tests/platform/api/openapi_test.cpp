#include "platform/api/openapi.hpp"

#include "platform/api/routes.hpp"
#include "platform/http/house.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <set>

namespace foyer::api {

namespace bj = boost::json;

namespace {

bj::value document() {
    const http::router all{{http::house::table, routes()}};
    return bj::parse(openapi_document(all, "1.2.3"));
}

std::set<std::string> names_of(const bj::value& operation, std::string_view in) {
    std::set<std::string> names;
    for (const auto& p : operation.at("parameters").as_array())
        if (p.at("in") == bj::string_view(in.data(), in.size()))
            names.emplace(p.at("name").as_string());
    return names;
}

// Every "$ref" of the document.
void collect_references(const bj::value& v, std::set<std::string>& out) {
    if (const auto* object = v.if_object()) {
        for (const auto& [key, inner] : *object) {
            if (key == "$ref") out.emplace(inner.as_string());
            collect_references(inner, out);
        }
    } else if (const auto* list = v.if_array()) {
        for (const auto& inner : *list) collect_references(inner, out);
    }
}

}

TEST(api_openapi, has_every_route_of_the_api_and_no_page) {
    const auto doc = document();
    EXPECT_EQ(doc.at("openapi"), "3.1.0");
    EXPECT_EQ(doc.at("info").at("version"), "1.2.3");
    const auto& paths = doc.at("paths").as_object();
    for (const auto& r : http::house::table)
        EXPECT_EQ(paths.contains(std::string(r.path)), !r.page) << r.path;
    for (const auto& r : routes()) EXPECT_TRUE(paths.contains(std::string(r.path))) << r.path;
    EXPECT_TRUE(paths.at("/api/v1/rooms/{name}").as_object().contains("delete"));
}

TEST(api_openapi, puts_fields_where_they_are_read) {
    const auto doc = document();
    const auto& change = doc.at("paths").at("/api/v1/rooms/{name}").at("post");
    EXPECT_EQ(names_of(change, "path"), std::set<std::string>{"name"});
    const auto& body = change.at("requestBody").at("content").at("application/json").at("schema");
    EXPECT_TRUE(body.at("properties").as_object().contains("lamps"));
    EXPECT_FALSE(body.at("properties").as_object().contains("name"));
    EXPECT_EQ(names_of(change, "header"), std::set<std::string>{"Idempotency-Key"});
    const auto& list = doc.at("paths").at("/api/v1/rooms").at("get");
    EXPECT_EQ(names_of(list, "query"), (std::set<std::string>{"q", "limit", "lang"}));
}

TEST(api_openapi, describes_answers_and_declared_errors) {
    const auto doc = document();
    const auto& answers =
        doc.at("paths").at("/api/v1/rooms/{name}").at("get").at("responses").as_object();
    EXPECT_EQ(
        answers.at("200").at("content").at("application/json").at("schema").at("$ref"),
        "#/components/schemas/Room"
    );
    const auto& codes = answers.at("404").at("x-codes").as_array();
    EXPECT_EQ(codes.size(), 2U); // not_found of the address, and the declared one
    EXPECT_TRUE(doc.at("paths")
                    .at("/api/v1/rooms/{name}")
                    .at("delete")
                    .at("responses")
                    .as_object()
                    .contains("204"));
    EXPECT_EQ(doc.at("paths").at("/api/v1/secret").at("get").at("x-access"), "admin");
}

TEST(api_openapi, refers_only_to_what_it_contains) {
    const auto doc = document();
    std::set<std::string> references;
    collect_references(doc, references);
    EXPECT_FALSE(references.empty());
    for (const auto& r : references) {
        boost::system::error_code ec;
        EXPECT_NE(doc.find_pointer(std::string_view(r).substr(1), ec), nullptr) << r;
    }
}

TEST(api_openapi, gives_every_operation_its_own_id) {
    std::set<std::string> ids;
    const auto doc = document();
    for (const auto& [path, methods] : doc.at("paths").as_object())
        for (const auto& [method, operation] : methods.as_object())
            EXPECT_TRUE(ids.emplace(operation.at("operationId").as_string()).second) << path;
}

}
