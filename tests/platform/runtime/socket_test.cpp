#include "platform/runtime/socket_watch.hpp"
#include "running.hpp"

#include <sys/socket.h>
#include <unistd.h>

namespace foyer::runtime {

namespace {

using namespace std::chrono_literals;

struct pair_of_sockets {
    int ends[2]{};
    pair_of_sockets() { EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0); }
    ~pair_of_sockets() {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    void send() { EXPECT_EQ(::send(ends[0], "x", 1, 0), 1); }
};

void waits_for_data_or_time() {
    pair_of_sockets s;
    EXPECT_TRUE(wait_socket(s.ends[1], readiness::writable, 10s));
    EXPECT_FALSE(wait_socket(s.ends[1], readiness::readable, 5ms));
    s.send();
    EXPECT_TRUE(wait_socket(s.ends[1], readiness::readable, 10s));
    char byte = 0;
    EXPECT_EQ(::read(s.ends[1], &byte, 1), 1);
}

TEST(socket, is_waited_for_inside_and_outside_a_fiber_and_stays_the_callers) {
    running r;
    r.in_fiber(waits_for_data_or_time);
    waits_for_data_or_time();
}

TEST(socket, a_watch_waits_many_times_in_both_directions) {
    running r;
    pair_of_sockets s;
    int seen = 0;
    r.in_fiber([&] {
        socket_watch watch(s.ends[1]);
        for (int i = 0; i < 100; ++i) {
            s.send();
            EXPECT_TRUE(watch.wait(readiness::readable));
            EXPECT_TRUE(watch.wait(readiness::writable, 10s));
            char byte = 0;
            EXPECT_EQ(::read(s.ends[1], &byte, 1), 1);
            ++seen;
        }
        EXPECT_FALSE(watch.wait(readiness::readable, 1ms));
    });
    EXPECT_EQ(seen, 100);
    s.send();
}

TEST(socket, a_watch_that_is_cancelled_ends_its_wait) {
    running r;
    pair_of_sockets s;
    socket_watch* watching = nullptr;
    r.in_fibers({
        [&] {
            socket_watch watch(s.ends[1]);
            watching = &watch;
            EXPECT_FALSE(watch.wait(readiness::readable));
            watching = nullptr;
        },
        [&] {
            while (watching == nullptr) sleep_for(1ms);
            watching->cancel();
        },
    });
}

}

}
