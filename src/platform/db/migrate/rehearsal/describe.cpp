#include "platform/db/migrate/rehearsal/rehearsal.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(width, text.size() + 1), ' ');
    return text;
}

std::string_view sentence_of(verdict v) {
    switch (v) {
        case verdict::lossless: return "LOSSLESS: there and back again, every row is as it was";
        case verdict::lossy: return "LOSSY: it works, but not everything comes back";
        case verdict::impossible: return "IMPOSSIBLE";
        case verdict::skipped: return "NOT REHEARSED";
    }
    return {};
}

std::string number_text(int version) {
    auto text = std::to_string(version);
    text.insert(0, text.size() < 4 ? 4 - text.size() : 0, '0');
    return text;
}

}

std::string_view word_of(direction d) { return d == direction::deploy ? "deploy" : "rollback"; }

std::string_view word_of(verdict v) {
    switch (v) {
        case verdict::lossless: return "lossless";
        case verdict::lossy: return "lossy";
        case verdict::impossible: return "impossible";
        case verdict::skipped: return "skipped";
    }
    return {};
}

std::string describe(const rehearsal& r) {
    std::string out = "rehearsal of " + std::string(word_of(r.way)) + " " + number_text(r.from) +
                      " -> " + number_text(r.to) + ": ";
    out += sentence_of(r.found);
    if (r.found == verdict::skipped) return out + "\n";
    if (r.found == verdict::impossible)
        out += "\n  " + padded("step " + r.failed_step, 40) + r.reason;
    for (const auto& l : r.losses) {
        const auto what =
            l.column.empty() ? "table " + l.table : "column " + l.table + "." + l.column;
        out += "\n  " + padded(what, 40) + std::to_string(l.rows) +
               (l.rows == 1 ? " row" : " rows") + (l.column.empty() ? " gone" : " changed");
    }
    for (const auto& f : r.structure)
        out += "\n  " + padded(f.object, 40) + "was " + f.expected + ", comes back as " + f.found;
    for (const auto& n : r.notes) out += "\n  note: " + n;
    out += "\n  " + std::to_string(r.rows) + " rows compared";
    if (r.is_sample) out += " (a sample; --all-rows takes all)";
    return out + ", " + std::to_string(r.duration_ms) + " ms\n";
}

}
