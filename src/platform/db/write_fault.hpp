#pragma once

#include <filesystem>

namespace foyer::db {

// Why no file can be made in a folder (an errno), or 0. What the mount says of itself is not
// enough: a file system that stopped taking writes after an error still calls itself writable. The
// file that is tried has no name and is gone at once; where there are no such files, the folder's
// permissions must do.
int write_fault(const std::filesystem::path& folder);

}
