// A disk on which making something durable takes one millisecond, everywhere: preloaded into both
// sides of a comparison, so that a fast cache of the host flatters neither.
#include <ctime>

namespace {

int wait_one_millisecond() {
    const timespec pause{0, 1'000'000};
    return ::clock_nanosleep(CLOCK_MONOTONIC, 0, &pause, nullptr);
}

}

extern "C" int fsync(int) { return wait_one_millisecond(); }

extern "C" int fdatasync(int) { return wait_one_millisecond(); }
