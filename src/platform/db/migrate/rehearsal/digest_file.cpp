#include "platform/db/migrate/rehearsal/digest_file.hpp"

#include "platform/db/failure.hpp"

#include <cerrno>
#include <cstring>
#include <functional>
#include <stdlib.h>
#include <unistd.h>

namespace foyer::migrate {

namespace {

[[noreturn]] void fail(const char* what) {
    throw db::failure(std::string(what) + " checksums of rows: " + std::strerror(errno));
}

}

std::uint64_t digest_of(std::string_view cell) {
    const std::uint64_t made = std::hash<std::string_view>{}(cell);
    return made == digest_of_null ? 1 : made;
}

std::FILE* open_nameless_file(const std::filesystem::path& folder) {
    auto name = (folder / "digests-XXXXXX").string();
    const int descriptor = ::mkstemp(name.data());
    if (descriptor < 0) fail("cannot write");
    ::unlink(name.c_str());
    auto* const file = ::fdopen(descriptor, "w+b");
    if (file == nullptr) fail("cannot write");
    return file;
}

void write_digest(std::FILE* to, const row_digest& d) {
    const std::uint64_t size = d.key.size();
    const bool written =
        std::fwrite(&size, sizeof size, 1, to) == 1 &&
        std::fwrite(d.key.data(), 1, size, to) == size &&
        std::fwrite(d.cells.data(), sizeof d.cells[0], d.cells.size(), to) == d.cells.size();
    if (!written) fail("cannot write");
}

void read_digest(std::FILE* from, row_digest& d) {
    std::uint64_t size = 0;
    if (std::fread(&size, sizeof size, 1, from) != 1) fail("cannot read");
    d.key.resize(size);
    const bool whole =
        std::fread(d.key.data(), 1, size, from) == size &&
        std::fread(d.cells.data(), sizeof d.cells[0], d.cells.size(), from) == d.cells.size();
    if (!whole) fail("cannot read");
}

}
