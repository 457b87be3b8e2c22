#include "platform/http/house.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace foyer::http {

using namespace house;

namespace {

// "field:code" of every fault of a problem document.
std::vector<std::string> faults_of(response&& r) {
    std::vector<std::string> out;
    const auto document = boost::json::parse(body_of(std::move(r)));
    if (const auto* errors = document.as_object().if_contains("errors"))
        for (const auto& e : errors->as_array())
            out.push_back(
                std::string(e.at("field").as_string()) + ":" + std::string(e.at("code").as_string())
            );
    return out;
}

using list = std::vector<std::string>;

}

TEST(http_endpoint, takes_path_and_body_into_one_input) {
    program p;
    auto out = p.ask(post("/api/v1/rooms/kitchen").json(R"({"lamps":3})"));
    EXPECT_EQ(out.status, 201);
    EXPECT_EQ(out.content_type, "application/json");
    EXPECT_EQ(body_of(std::move(out)), R"({"name":"kitchen","lamps":3})");
}

TEST(http_endpoint, takes_the_path_before_the_body_and_refuses_a_second_value_nowhere) {
    program p;
    auto out = p.ask(post("/api/v1/rooms/kitchen").json(R"({"lamps":3,"name":"cellar"})"));
    EXPECT_EQ(body_of(std::move(out)), R"({"name":"kitchen","lamps":3})");
}

TEST(http_endpoint, reports_unknown_and_wrong_fields_of_query_and_body) {
    program p;
    auto query = p.ask(get("/api/v1/rooms?limit=1000&q=&colour=red&lang=fr"));
    EXPECT_EQ(query.status, 400);
    EXPECT_EQ(query.content_type, "application/problem+json");
    EXPECT_EQ(faults_of(std::move(query)), (list{"limit:out_of_range", "colour:unknown_field"}));
    EXPECT_EQ(
        faults_of(p.ask(post("/api/v1/rooms/a").json(R"({"lamps":"3"})"))), list{"lamps:wrong_type"}
    );
}

TEST(http_endpoint, refuses_bodies_that_are_no_json_objects) {
    program p;
    EXPECT_EQ(p.ask(post("/api/v1/rooms/a").json("{")).status, 400);
    EXPECT_EQ(p.ask(post("/api/v1/rooms/a").json("[]")).error_code, "body.malformed");
    EXPECT_EQ(p.ask(post("/api/v1/rooms/a").form("lamps=3")).status, 415);
}

TEST(http_endpoint, knows_media_types_in_any_case) {
    program p;
    for (const auto* type :
         {"Application/JSON", "APPLICATION/JSON; Charset=UTF-8", "application/json\t; a=b"})
        EXPECT_EQ(
            p.ask(post("/api/v1/rooms/a").with("Content-Type", type).bytes(R"({"lamps":3})"))
                .status,
            201
        ) << type;
    program other; // the route takes three requests at once
    EXPECT_EQ(
        other.ask(post("/api/v1/rooms/a").with("Content-Type", "application/jsonx").bytes("{}"))
            .status,
        415
    );
}

TEST(http_endpoint, says_not_found_for_an_impossible_address) {
    program p;
    EXPECT_EQ(p.ask(get("/api/v1/rooms/UPPER")).status, 404);
    EXPECT_EQ(p.ask(get("/api/v1/rooms/%zz")).status, 404);
}

TEST(http_endpoint, answers_204_where_there_is_nothing_to_say) {
    program p;
    EXPECT_EQ(p.ask(made_request(method::delete_, "/api/v1/rooms/a")).status, 204);
}

TEST(http_endpoint, gives_the_default_of_what_is_left_out) {
    program p;
    const auto document = boost::json::parse(body_of(p.ask(get("/api/v1/rooms"))));
    EXPECT_EQ(document.as_array().size(), 10U);
}

}
