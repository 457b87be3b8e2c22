#pragma once

#include <filesystem>
#include <string>

namespace foyer::app {

// The secret of this installation, 256 random bits as a text: the file `installation.key` in the
// data folder, made at the first start and readable by its owner only. Of programs that start at
// the same moment one makes it and all get the same. It is not in the database, so that a copy of
// the database does not give away what was hashed with it. Nodes that share a database share the
// file. Throws std::runtime_error when it can be neither read nor made, or holds no secret.
std::string installation_secret(const std::filesystem::path& data);

// Whether an installation has served with this data folder before.
bool has_served(const std::filesystem::path& data);

}
