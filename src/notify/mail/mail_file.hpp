#pragma once

#include "notify/mail/message.hpp"

#include <filesystem>

namespace foyer::notify {

// Writes the message to `<folder>/<its date>-<its id>.eml`, where any mail program can open it; the
// folder is made when it is missing. Readable by the program's user only. The file appears complete
// or not at all, and is on disk when this returns; the same message written again replaces it.
// Returns its path; throws mail_failure.
std::filesystem::path write_mail_file(const std::filesystem::path& folder, const message& m);

}
