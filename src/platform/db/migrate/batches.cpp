#include "platform/db/migrate/batches.hpp"

#include "platform/runtime/await.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

// Writers may add rows as fast as one look after the other; not for long.
constexpr int max_looks_in_vain = 3;

std::int64_t count_remaining(statement_runner& r, const part& p) {
    const db::query q{"migrate.remaining", p.remaining};
    return r.about_to(p.remaining).first<std::int64_t>(q).value_or(0);
}

error failed(std::string message) {
    return {errc::conflict, "migration.failed", std::move(message)};
}

// Knows whether the work comes to an end.
class remaining_rows {
public:
    remaining_rows(statement_runner& r, const part& p)
        : runner_(r), part_(p), left_(count_remaining(r, p)) {}

    // Counts again when as many were done as there were. False when that happens in vain.
    bool take(std::int64_t changed) {
        since_look_ += changed;
        if (since_look_ < left_) return true;
        const auto now = count_remaining(runner_, part_);
        in_vain_ = now < left_ ? 0 : in_vain_ + 1;
        left_ = now;
        since_look_ = 0;
        return in_vain_ < max_looks_in_vain;
    }

    std::int64_t left() const { return std::max<std::int64_t>(0, left_ - since_look_); }

private:
    statement_runner& runner_;
    const part& part_;
    std::int64_t left_;
    std::int64_t since_look_{0};
    int in_vain_{0};
};

}

result<> run_batches(statement_runner& r, const part& p) {
    r.limit_lock_waits(r.how().lock_timeout);
    r.watch_references(true);
    remaining_rows remaining(r, p);
    std::int64_t done = 0;
    for (;;) {
        std::int64_t changed = 0;
        FOYER_CHECK(r.transaction([&]() -> result<> {
            changed = r.run(p.statements.front());
            return {};
        }));
        if (changed == 0) break;
        done += changed;
        if (!remaining.take(changed))
            return failed("the batches change rows, but no fewer remain: " + p.remaining);
        r.tell(done, remaining.left());
        runtime::sleep_for(std::chrono::milliseconds(p.pause_ms));
    }
    const auto left = count_remaining(r, p);
    if (left != 0)
        return failed(std::to_string(left) + " rows remain after the last batch: " + p.remaining);
    return {};
}

}
