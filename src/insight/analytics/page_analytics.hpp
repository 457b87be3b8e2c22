#pragma once

#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace foyer {

struct user;

// A page that was looked at. Seed, tables of analytics, `page_analytics`. Session ids are loose
// texts, not keys.
struct page_analytics {
    id_of<page_analytics> id;               // seed
    std::string session_id;                 // seed
    std::optional<id_of<user>> user_id;     // seed
    std::string page_path;                  // seed
    std::optional<std::string> page_title;  // seed
    std::optional<std::string> referrer;    // seed
    std::optional<std::string> user_agent;  // seed
    std::optional<std::string> device_type; // seed
    std::optional<std::string> browser;     // seed
    std::optional<std::string> os;          // seed
    std::optional<std::string> country;     // seed
    std::optional<std::string> city;        // seed
    std::optional<int> duration_seconds;    // seed
    bool bounce{false};                     // seed
    timestamp created_at;                   // seed
};
BOOST_DESCRIBE_STRUCT(
    page_analytics, (),
    (id, session_id, user_id, page_path, page_title, referrer, user_agent, device_type, browser, os,
     country, city, duration_seconds, bounce, created_at)
)

// The definition of `page_analytics`.
const schema::table_def& page_analytics_table();

}
