// A disk on which making something durable takes one millisecond, everywhere: preloaded into both
// sides of a comparison, so that a fast cache of the host flatters neither.
#include <cerrno>
#include <ctime>

namespace {

int wait_one_millisecond() {
    timespec left{0, 1'000'000};
    while (::clock_nanosleep(CLOCK_MONOTONIC, 0, &left, &left) == EINTR) {}
    return 0;
}

}

extern "C" int fsync(int) { return wait_one_millisecond(); }

extern "C" int fdatasync(int) { return wait_one_millisecond(); }
