#pragma once

#include "platform/db/kept_text.hpp"
#include "platform/db/query.hpp"

#include <string>
#include <utility>

namespace foyer::adopt {

// A statement that was made from the tables at hand. `what` names it in metrics and messages.
inline db::query made_query(std::string what, std::string text) {
    return {db::kept_text("adopt." + std::move(what)), db::kept_text(std::move(text)), {}, true};
}

}
