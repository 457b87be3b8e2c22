#pragma once

#include "platform/db/migrate/journal.hpp"
#include "platform/db/migrate/loss.hpp"
#include "platform/db/migrate/parts.hpp"
#include "platform/db/migrate/statement_runner.hpp"

#include <chrono>
#include <vector>

namespace foyer::migrate {

// Takes one version forward or back, part by part. A part that is a transaction notes itself in the
// history in that transaction. Before any other part begins, the history says that it is in doubt;
// afterwards, that it is done. So the database always stands at a whole part, or says which one may
// be half done, and either way leads on from there.
class version_run {
public:
    // All must outlive it.
    version_run(statement_runner& r, const migration& m, const both_ways& parts)
        : runner_(r), migration_(m), parts_(parts) {}

    // From where the version stands (nowhere without a row) to all of it. errc::conflict
    // "migration.failed", "migration.locked".
    result<> forward(const applied_migration* row);

    // From where it stands to nothing. Rows that are lost are counted where nobody can add any
    // before they go. Also "migration.would_lose_rows", when rows are there and `accept_loss` is
    // not set.
    result<std::vector<loss>> back(const applied_migration& row, bool accept_loss);

private:
    int count() const { return static_cast<int>(parts_.up.size()); }
    result<> do_part(const part& p, int position);
    result<> undo_part(const part& p, int position);
    result<> undo_at_once(const part& p);
    result<> run_transaction(const part& p, bool looks_for_loss, const std::function<void()>& note);
    result<> run_outside(const part& p, bool was_begun);
    result<> look_for_loss(const part& p);
    result<> check_references();
    void take_standing(const applied_migration& row);
    // The version has `done` parts; the next is in doubt when `begun`.
    void note(int done, bool begun);
    result<> explained(std::string_view way, const std::function<result<>()>& work);
    std::string place(std::string_view way) const;

    statement_runner& runner_;
    const migration& migration_;
    const both_ways& parts_;
    bool is_noted_{false}; // there is a row
    int done_{0};
    bool begun_{false};
    int position_{0}; // of the part that runs, from 1
    bool accept_loss_{false};
    std::vector<loss> losses_;
    std::chrono::steady_clock::time_point since_{std::chrono::steady_clock::now()};
};

// The refusal of a way back that would destroy rows; `fields` names each table or column.
error would_lose(const std::vector<loss>& losses);

}
