// The program as it serves, with so many passwords always waiting to be hashed, as at a morning's
// logins. usage: pages_beside_hashes HASHES DATABASE DATA LISTEN
#include "app/serve.hpp"
#include "platform/base/crypto.hpp"
#include "platform/runtime/offload.hpp"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

int main(int argc, char** argv) {
    if (argc != 5) {
        std::fprintf(stderr, "usage: pages_beside_hashes HASHES DATABASE DATA LISTEN\n");
        return 2;
    }
    std::atomic<bool> stopping{false};
    std::vector<std::thread> waiting;
    foyer::app::configuration c;
    c.database = argv[2];
    c.data = argv[3];
    c.listen = argv[4];
    c.log_level = "warn";
    c.threads = static_cast<int>(std::thread::hardware_concurrency());
    for (int i = 0; i < std::atoi(argv[1]); ++i)
        waiting.emplace_back([&] {
            while (!stopping)
                foyer::runtime::offload([] { foyer::hash_password("a long pass phrase"); });
        });
    const auto ended = foyer::app::serve(c);
    stopping = true;
    for (auto& w : waiting) w.join();
    return ended.has_value() ? *ended : 1;
}
