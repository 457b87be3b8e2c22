#pragma once

#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct user;

// Somebody who does the work. Seed, section 5, table `technicians`.
struct technician {
    id_of<technician> id;                   // seed
    id_of<user> user_id;                    // seed; one technician an account
    std::string employee_id;                // seed
    std::optional<std::string> specialties; // seed; JSON list
    bool is_active{true};                   // seed
    timestamp created_at;                   // seed
    timestamp updated_at;                   // seed
};
BOOST_DESCRIBE_STRUCT(
    technician, (), (id, user_id, employee_id, specialties, is_active, created_at, updated_at)
)

// The definition of `technicians`.
const schema::table_def& technician_table();

}
