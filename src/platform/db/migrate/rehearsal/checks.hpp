#pragma once

#include "platform/db/migrate/rehearsal/rehearsal.hpp"

#include <set>

// What a migration must leave behind: the structure that code wants, references that lead
// somewhere, and whatever the caller's examination asks for.
namespace foyer::migrate {

class checks {
public:
    // Looks at the clone before the first step, so that what was wrong before is not laid at the
    // migration's door.
    checks(db::database& clone, int last_version, rehearsal& r, const rehearsal_options& o);

    // What is wrong at that version and was not before. What may have been wrong before, but could
    // not be asked then, becomes a note of the rehearsal.
    std::vector<std::string> faults_at(int version);

private:
    std::vector<std::string> structure() const;
    std::vector<std::string> references() const;
    bool may_examine(int version) const;

    db::database& db_;
    const int last_version_;
    rehearsal& r_;
    const rehearsal_options& options_;
    std::set<std::string> known_;
    bool examined_before_{};
};

// What one side has and the other has not, or otherwise.
std::vector<finding> structure_differences(const facts& expected, const facts& found);

}
