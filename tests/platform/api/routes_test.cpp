#include "platform/api/routes.hpp"

#include "platform/api/program.hpp"
#include "support/database_fixture.hpp"

#include <boost/json.hpp>

namespace foyer::api {

using http::get;
using http::house::body_of;

class api_routes : public test::database_fixture {};
INSTANTIATE_TEST_SUITE_P(data, api_routes, testing::Values(db::engine::sqlite), test::engine_name);

TEST_P(api_routes, the_document_is_made_once_and_kept) {
    program p(database(), routes());
    const auto document = boost::json::parse(body_of(p.ask(get("/api/v1/openapi.json"))));
    EXPECT_TRUE(document.at("paths").as_object().contains("/readyz"));
    EXPECT_TRUE(p.core.answer_at_once(get("/api/v1/openapi.json")).has_value());
}

TEST_P(api_routes, health_says_that_the_program_runs) {
    program p(database(), routes());
    EXPECT_EQ(p.ask(get("/healthz")).status, 200);
}

TEST_P(api_routes, readiness_names_what_is_wrong_to_neighbours_only) {
    program p(database(), routes());
    EXPECT_EQ(p.ask(get("/readyz")).status, 200);
    p.all.readiness = {{"disk", [] { return std::string(); }}, {"migrations", [] {
                                                                    return std::string("2 missing");
                                                                }}};
    auto near = p.ask(get("/readyz").from("127.0.0.1"));
    EXPECT_EQ(near.status, 503);
    const auto problem = boost::json::parse(body_of(std::move(near)));
    EXPECT_EQ(problem.at("code"), "server.not_ready");
    EXPECT_EQ(problem.at("errors").as_array().size(), 1U);
    EXPECT_EQ(problem.at("errors").at(0).at("field"), "migrations");
    EXPECT_EQ(problem.at("errors").at(0).at("detail"), "2 missing");
    EXPECT_EQ(body_of(p.ask(get("/readyz"))).find("missing"), std::string::npos);
}

TEST_P(api_routes, metrics_are_for_neighbours_only) {
    program p(database(), routes());
    p.all.metrics_sources.push_back([](std::string& out) {
        http::write_metric(out, "foyer_x", "", 7);
    });
    EXPECT_EQ(p.ask(get("/metrics")).status, 404);
    for (const auto* near :
         {"127.0.0.1", "10.1.2.3", "192.168.0.9", "172.16.0.1", "::1", "::ffff:127.0.0.1"})
        EXPECT_EQ(p.ask(get("/metrics").from(near)).status, 200) << near;
    for (const auto* far : {"172.32.0.1", "172.1.0.1", "11.0.0.1", "2001:db8::1"})
        EXPECT_EQ(p.ask(get("/metrics").from(far)).status, 404) << far;
    const auto text = body_of(p.ask(get("/metrics").from("127.0.0.1")));
    EXPECT_NE(text.find("foyer_http_requests_total{route=\"/metrics\""), std::string::npos);
    EXPECT_NE(text.find("\nfoyer_x 7\n"), std::string::npos);
}

}
