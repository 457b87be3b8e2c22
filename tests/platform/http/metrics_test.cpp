#include "platform/http/house.hpp"

#include <gtest/gtest.h>

namespace foyer::http {

using namespace house;

TEST(http_metrics, count_by_route_and_status_and_time) {
    program p;
    metrics figures(p.routes, 2);
    const auto* route = p.routes.match(method::get, "/api/v1/rooms").found;
    figures.count(0, route, 200, 300, false);
    figures.count(1, route, 200, 2'000'000, true);
    figures.count(0, route, 404, 10, false);
    figures.count(0, nullptr, 404, 10, false);
    std::string out;
    figures.write(out);
    const auto has = [&](std::string_view line) { return out.find(line) != std::string::npos; };
    EXPECT_TRUE(
        has("foyer_http_requests_total{route=\"/api/v1/rooms\",method=\"GET\",status=\"200\"} 2\n")
    );
    EXPECT_TRUE(has("foyer_http_requests_total{route=\"none\",method=\"\",status=\"404\"} 1\n"));
    EXPECT_TRUE(
        has("foyer_http_request_seconds_bucket{route=\"/api/v1/rooms\",method=\"GET\","
            "le=\"0.0005\"} 2\n")
    );
    EXPECT_TRUE(has(
        "foyer_http_request_seconds_bucket{route=\"/api/v1/rooms\",method=\"GET\",le=\"+Inf\"} 3\n"
    ));
    EXPECT_TRUE(
        has("foyer_http_request_seconds_sum{route=\"/api/v1/rooms\",method=\"GET\"} 2.00031\n")
    );
    EXPECT_TRUE(has("foyer_http_cache_hits_total{route=\"/api/v1/rooms\",method=\"GET\"} 1\n"));
}

TEST(http_metrics, every_answer_is_counted_once) {
    program p;
    (void)p.ask(get("/fr"));
    (void)p.ask(get("/fr"));
    std::string out;
    p.figures.write(out);
    EXPECT_NE(
        out.find("{route=\"/{language}\",method=\"GET\",status=\"200\"} 2\n"), std::string::npos
    );
}

TEST(http_metrics, a_bucket_names_one_of_its_requests_to_who_reads_openmetrics) {
    program p;
    metrics figures(p.routes, 2);
    const auto* route = p.routes.match(method::get, "/api/v1/rooms").found;
    figures.count(0, route, 200, 300, false, "request-1");
    figures.count(1, route, 200, 2'000'000, false, "request-2");
    std::string open;
    figures.write(open, metrics_format::openmetrics);
    const auto has = [&](std::string_view part) { return open.find(part) != std::string::npos; };
    EXPECT_TRUE(has("le=\"0.0005\"} 1 # {request_id=\"request-1\"} 0.0003 ")) << open;
    EXPECT_TRUE(has("le=\"5\"} 2 # {request_id=\"request-2\"} 2 ")) << open;
    EXPECT_TRUE(has("le=\"0.001\"} 1\n"));
    std::string plain;
    figures.write(plain);
    EXPECT_EQ(plain.find("request-1"), std::string::npos);
}

TEST(http_metrics, openmetrics_names_counters_without_their_ending_and_has_an_end) {
    std::string text;
    write_metric_head(text, "a_total", "counter", "Counts a_total.");
    write_metric(text, "a_total", "", std::uint64_t{1});
    write_metric_head(text, "b", "gauge", "Is b.");
    write_metric(text, "b", "", std::uint64_t{2});
    EXPECT_EQ(
        to_openmetrics(text),
        "# HELP a Counts a_total.\n# TYPE a counter\na_total 1\n"
        "# HELP b Is b.\n# TYPE b gauge\nb 2\n# EOF\n"
    );
    EXPECT_EQ(to_openmetrics(""), "# EOF\n");
}

TEST(http_metrics, labels_are_escaped) { EXPECT_EQ(label_text("a\"b\\c\nd"), R"("a\"b\\c\nd")"); }

}
