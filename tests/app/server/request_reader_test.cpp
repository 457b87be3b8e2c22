#include "app/server/request_reader.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace foyer::app {

namespace {

using step = request_reader::step;

constexpr std::string_view chunked =
    "POST /orders?x=1 HTTP/1.1\r\nHost: shop\r\nX-Empty:\r\nTransfer-Encoding: chunked\r\n\r\n"
    "5;note=x\r\nhello\r\n7\r\n, world\r\n0\r\nX-Trailer: 1\r\n\r\n";
constexpr std::string_view empty_chunked =
    "POST / HTTP/1.1\r\nHost: shop\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
constexpr std::string_view sized =
    "POST /orders?x=1 HTTP/1.1\r\nHost: shop\r\nX-Empty:\r\nContent-Length: 12\r\n\r\nhello, world";

// Feeds parts as a connection does: bytes not used are given again, and the buffer moves each time.
struct feeder {
    request_reader reader{reader_limits{}};
    std::vector<char> buffer;
    std::size_t next{0};
    std::vector<char> old; // what moved away is overwritten

    step feed(std::string_view part) {
        std::vector<char> larger(buffer);
        larger.insert(larger.end(), part.begin(), part.end());
        if (larger.empty()) larger.reserve(1);
        if (reader.holds_bytes()) reader.moved(larger.data() - buffer.data());
        old.assign(buffer.size(), '#');
        buffer.swap(larger);
        while (true) {
            std::size_t used = 0;
            const auto found = reader.feed({buffer.data() + next, buffer.size() - next}, used);
            next += used;
            if (found != step::header_done) return found;
            reader.limit_body(100);
        }
    }

    std::string summary() {
        auto& r = reader.request();
        std::string all = std::string(r.target) + "|" + std::string(r.body);
        for (const auto& [name, value] : r.headers) {
            all += "|" + std::string(name) + "=" + std::string(value);
        }
        return all;
    }
};

std::string read_split(std::string_view bytes, std::size_t at) {
    feeder f;
    if (f.feed(bytes.substr(0, at)) == step::failed) return "failed early";
    if (at < bytes.size() && f.feed(bytes.substr(at)) != step::complete) return "not complete";
    return f.summary();
}

TEST(request_reader, reads_the_same_request_wherever_the_bytes_are_split) {
    const std::string common = "/orders?x=1|hello, world|Host=shop|X-Empty=|";
    for (std::size_t at = 1; at <= chunked.size(); ++at) {
        EXPECT_EQ(read_split(chunked, at), common + "Transfer-Encoding=chunked") << at;
    }
    for (std::size_t at = 1; at <= sized.size(); ++at) {
        EXPECT_EQ(read_split(sized, at), common + "Content-Length=12") << at;
    }
}

std::string body_read_byte_by_byte(std::string_view bytes) {
    feeder f;
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
        if (f.feed(bytes.substr(i, 1)) != step::need_more) return "ended at " + std::to_string(i);
    }
    if (f.feed(bytes.substr(bytes.size() - 1)) != step::complete) return "not complete";
    return std::string(f.reader.request().body);
}

TEST(request_reader, reads_a_request_byte_by_byte) {
    EXPECT_EQ(body_read_byte_by_byte(chunked), "hello, world");
    EXPECT_EQ(body_read_byte_by_byte(empty_chunked), "");
}

TEST(request_reader, a_body_that_came_with_its_header_is_not_copied) {
    feeder f;
    ASSERT_EQ(f.feed(sized), step::complete);
    const auto* body = f.reader.request().body.data();
    EXPECT_GE(body, f.buffer.data());
    EXPECT_LT(body, f.buffer.data() + f.buffer.size());
}

TEST(request_reader, says_whether_the_connection_stays_open) {
    const auto keep_alive = [](std::string_view text) {
        feeder f;
        EXPECT_EQ(f.feed(text), step::complete);
        return f.reader.keep_alive();
    };
    EXPECT_TRUE(keep_alive("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
    EXPECT_FALSE(keep_alive("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
    EXPECT_FALSE(keep_alive("GET / HTTP/1.0\r\n\r\n"));
    EXPECT_TRUE(keep_alive("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
}

TEST(request_reader, ignores_line_breaks_before_a_request) {
    feeder f;
    EXPECT_EQ(f.feed("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"), step::complete);
}

std::string refusal(std::string_view text) {
    feeder f;
    if (f.feed(text) != step::failed) return "";
    return std::string(f.reader.problem().code);
}

TEST(request_reader, refuses_what_two_servers_could_read_differently) {
    const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
    for (const std::string_view lines : {
             "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
             "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
             "Content-Length: 5\r\nContent-Length: 6\r\n",
             "Content-Length: -1\r\n",
             "Content-Length: 1e3\r\n",
             "Content-Length : 5\r\n",
             "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
             "Host: b\r\n",
             "X-Folded: a\r\n b\r\n",
             "X-Folded:\r\n b\r\n",
             "X-Folded: \t\r\n\tb\r\n",
             "X-Folded:\r\n \r\n",
             "Transfer-Encoding:\r\n chunked\r\n",
             "Content-Length:\r\n 2\r\n",
             "X\r\n",
         }) {
        EXPECT_EQ(refusal(post + std::string(lines) + "\r\n"), "request.malformed") << lines;
    }
    EXPECT_EQ(
        refusal(post + "Transfer-Encoding: gzip, chunked\r\n\r\n"), "request.transfer_coding"
    );
    EXPECT_EQ(refusal("GET / HTTP/1.1\r\n\r\n"), "request.malformed");
    EXPECT_EQ(refusal("GET / HTTP/1.1\r\nHost:\r\n x\r\n\r\n"), "request.malformed");
    EXPECT_EQ(refusal("GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), "request.malformed");
    EXPECT_EQ(refusal("GET / HTTP/2.0\r\nHost: a\r\n\r\n"), "request.malformed");
}

TEST(request_reader, takes_a_host_as_the_standard_writes_it) {
    for (const std::string_view host :
         {"shop.dz", "SHOP.dz:443", "127.0.0.1:8080", "[::1]", "[2001:db8::1]:80", "a_b-c",
          "a:", "xn--mgbaam7a8h", ""}) {
        feeder f;
        EXPECT_EQ(
            f.feed("GET / HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n"), step::complete
        ) << host;
    }
}

TEST(request_reader, refuses_a_host_that_is_none) {
    for (const std::string_view host : {"a b",
                                        "a@b",
                                        "x:99999999",
                                        "x:65536",
                                        "x:-1",
                                        "x:80x",
                                        "x: 80",
                                        "[::1]:x",
                                        "[::1",
                                        "::1",
                                        "[]",
                                        "[127.0.0.1]",
                                        "[fe80::1%eth0]",
                                        "[::1]80",
                                        ":80",
                                        "a/b",
                                        "a?b",
                                        "a#b",
                                        "http://a",
                                        "a,b",
                                        "a\"b",
                                        "caf\xc3\xa9",
                                        "a<b"})
        EXPECT_EQ(
            refusal("GET / HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n"),
            "request.malformed"
        ) << host;
}

TEST(request_reader, refuses_broken_chunks) {
    const std::string post = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    EXPECT_EQ(refusal(post + "zz\r\n"), "request.malformed");
    EXPECT_EQ(refusal(post + "2\r\nabc\r\n0\r\n\r\n"), "request.malformed");
    EXPECT_EQ(refusal(post + "ffffffffffffffffff\r\n"), "request.malformed");
    EXPECT_EQ(refusal(post + "ffffffffffffffff\r\n"), "body.too_large");
}

}

}
