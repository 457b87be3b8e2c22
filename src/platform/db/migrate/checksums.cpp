#include "platform/db/migrate/checksums.hpp"

#include "platform/base/crypto.hpp"

#include <algorithm>
#include <fstream>

namespace foyer::migrate {

namespace {

constexpr std::string_view heading =
    "# The files of versions that are final; written by foyer migrate verify --seal.\n";
constexpr std::string_view chain_mark = "# chain ";
constexpr std::size_t hash_length = 64;

bool is_hash(std::string_view text) {
    return text.size() == hash_length && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

void add_files(checksums& out, db::engine e, const migration& m, std::string& link) {
    const auto stem = std::string(dialect_name(dialect_of(e))) + "/" + file_stem(m.version, m.name);
    for (const auto& [file, hash] :
         {std::pair{stem + ".up.sql", m.up_sha256()}, std::pair{stem + ".down.sql", m.down_sha256()}
         }) {
        out.files[file] = hash;
        link += "\n" + hash + " " + file;
    }
}

// Whether the line could be read.
bool take_line(checksums& out, std::string_view line) {
    if (line.starts_with(chain_mark)) {
        const auto link = line.substr(chain_mark.size());
        const bool sound = is_hash(link);
        out.chain.emplace_back(link);
        return sound;
    }
    if (line.empty() || line.starts_with('#')) return true;
    const auto hash = line.substr(0, hash_length);
    if (!is_hash(hash) || line.substr(hash.size(), 2) != "  ") return false;
    return out.files.emplace(line.substr(hash.size() + 2), hash).second;
}

}

checksums checksums_of(
    const std::vector<migration>& sqlite, const std::vector<migration>& postgres, int version
) {
    checksums out;
    std::string before;
    for (std::size_t i = 0; i < static_cast<std::size_t>(version); ++i) {
        auto link = before;
        add_files(out, db::engine::postgres, postgres.at(i), link);
        add_files(out, db::engine::sqlite, sqlite.at(i), link);
        before = sha256_hex(link);
        out.chain.push_back(before);
    }
    return out;
}

std::string to_text(const checksums& c) {
    std::string out(heading);
    for (const auto& [file, hash] : c.files) out.append(hash).append("  ").append(file) += '\n';
    for (const auto& link : c.chain) out.append(chain_mark).append(link) += '\n';
    return out;
}

result<checksums> read_checksums(const std::filesystem::path& folder) {
    checksums out;
    std::ifstream in(folder / "checksums", std::ios::binary);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number)
        if (!take_line(out, line))
            return error{
                errc::invalid, "migration.checksums_unreadable",
                "checksums:" + std::to_string(number) + ": neither a file nor a link of the chain"
            };
    return out;
}

}
