#include "platform/runtime/overflow_report.hpp"

#include "platform/runtime/core.hpp"
#include "platform/runtime/fiber.hpp"

#include <csignal>
#include <mutex>
#include <string_view>
#include <unistd.h>

namespace foyer::runtime {

namespace {

constexpr std::size_t handler_stack_bytes = std::size_t{64} * 1024;

// What was in force before: a sanitizer's handler, or the system's.
struct sigaction before;

void write_all(std::string_view text) {
    while (!text.empty()) {
        const auto n = ::write(STDERR_FILENO, text.data(), text.size());
        if (n <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(n));
    }
}

// Only what a signal handler may do: no memory, no lock, no log.
void on_fault(int, siginfo_t* info, void*) {
    const auto* touched = static_cast<const char*>(info->si_addr);
    const auto guard = running_guard_page();
    if (touched >= guard.begin && touched < guard.end) {
        write_all("foyer: stack overflow in a fiber");
        if (const auto* asking = current_task(); asking != nullptr && !asking->what.empty()) {
            write_all(", route ");
            write_all(asking->what);
            write_all(" request=");
            write_all(asking->asked.data());
        }
        write_all("\n");
    }
    // The instruction runs again, and what would have happened happens.
    ::sigaction(SIGSEGV, &before, nullptr);
    if (info->si_code <= 0) ::raise(SIGSEGV); // sent by somebody: no instruction does it again
}

void install() {
    static std::once_flag once;
    std::call_once(once, [] {
        struct sigaction ours{};
        ours.sa_sigaction = on_fault;
        ours.sa_flags = SA_SIGINFO | SA_ONSTACK;
        sigemptyset(&ours.sa_mask);
        ::sigaction(SIGSEGV, &ours, &before);
    });
}

}

overflow_report::overflow_report() : stack_(new char[handler_stack_bytes]) {
    const stack_t own{.ss_sp = stack_.get(), .ss_flags = 0, .ss_size = handler_stack_bytes};
    ::sigaltstack(&own, &before_);
    install();
}

overflow_report::~overflow_report() { ::sigaltstack(&before_, nullptr); }

}
