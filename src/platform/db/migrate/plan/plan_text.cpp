#include "platform/db/migrate/plan/plan.hpp"

#include <algorithm>
#include <array>

namespace foyer::migrate {

namespace {

constexpr std::array<std::string_view, 8> headings{"#",     "version",   "part", "lock",
                                                   "table", "who waits", "rows", "time"};
using line = std::array<std::string, 9>;

std::string duration(std::int64_t milliseconds) {
    if (milliseconds < 10) return "< 10 ms";
    if (milliseconds < 10'000) return std::to_string(milliseconds) + " ms";
    if (milliseconds < 600'000) return std::to_string(milliseconds / 1000) + " s";
    return std::to_string(milliseconds / 60'000) + " min";
}

std::string size(std::int64_t bytes) {
    if (bytes < 10'000) return std::to_string(bytes) + " B";
    if (bytes < 10'000'000) return std::to_string(bytes / 1000) + " kB";
    return std::to_string(bytes / 1'000'000) + " MB";
}

line line_of(const planned_statement& s, std::size_t number) {
    const auto version = std::to_string(s.version);
    return {
        std::to_string(number),
        std::string(4 - std::min<std::size_t>(4, version.size()), '0') + version,
        std::to_string(s.part),
        std::string(lock_name(s.lock)),
        s.table.empty() ? "-" : s.table,
        std::string(who_waits(s.lock)),
        std::to_string(s.rows),
        duration(s.milliseconds),
        size(s.disk_bytes)
    };
}

std::string aligned(const std::vector<line>& lines) {
    std::array<std::size_t, 9> widths{};
    for (const auto& l : lines)
        for (std::size_t i = 0; i < l.size(); ++i) widths[i] = std::max(widths[i], l[i].size());
    std::string out;
    for (const auto& l : lines) {
        for (std::size_t i = 0; i < l.size(); ++i) {
            out += l[i];
            if (i + 1 < l.size()) out.append(widths[i] - l[i].size() + 2, ' ');
        }
        out += '\n';
    }
    return out;
}

}

std::string describe(const plan& p) {
    if (p.empty()) return "Nothing to be done.\n";
    line heading;
    std::ranges::copy(headings, heading.begin());
    heading.back() = "disk";
    std::vector<line> lines{heading};
    std::int64_t milliseconds = 0;
    std::int64_t bytes = 0;
    std::string sql;
    for (const auto& s : p) {
        lines.push_back(line_of(s, lines.size()));
        milliseconds += s.milliseconds;
        bytes += s.disk_bytes;
        sql += "\n-- " + std::to_string(lines.size() - 1) + "\n" + s.sql + ";\n";
    }
    return aligned(lines) + "\nAltogether " + duration(milliseconds) + " and " + size(bytes) +
           " of disk: estimates from rows and sizes. Nothing was changed.\n" + sql;
}

}
