#include "platform/db/migrate/lint/lint_text.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace foyer::migrate {

namespace {

std::string indented(std::string_view text, std::string_view margin) {
    std::string out;
    bool begins = true;
    for (const char c : text) {
        if (begins && c != '\n') out += margin;
        out += c;
        begins = c == '\n';
    }
    return out;
}

std::string counted(const std::vector<lint_finding>& findings, severity s) {
    const auto n = std::ranges::count(findings, s, &lint_finding::severity);
    return std::to_string(n) + " " + std::string(severity_name(s)) + (n == 1 ? "" : "s");
}

}

std::string describe(const lint_finding& f) {
    auto out = f.file + (f.line == 0 ? "" : ":" + std::to_string(f.line)) + ": " +
               std::string(severity_name(f.severity)) + ": " + f.rule + ": " + f.what;
    if (f.rows) out += " (the table has " + std::to_string(*f.rows) + " rows)";
    out += '\n';
    if (f.severity == severity::note) return out;
    out += "    " + std::string(find_rule(f.rule)->why) + "\n";
    if (!f.rewrite.empty()) out += "    instead:\n" + indented(f.rewrite, "        ");
    return out;
}

std::string summary(const std::vector<lint_finding>& findings) {
    return counted(findings, severity::error) + ", " + counted(findings, severity::warning) + ", " +
           counted(findings, severity::note);
}

std::string to_json(const std::vector<lint_finding>& findings) {
    boost::json::array out;
    for (const auto& f : findings) {
        boost::json::object o;
        o["rule"] = f.rule;
        o["severity"] = std::string(severity_name(f.severity));
        o["version"] = f.version;
        o["file"] = f.file;
        if (f.line != 0) o["line"] = f.line;
        o["what"] = f.what;
        o["why"] = std::string(find_rule(f.rule)->why);
        if (f.rows) o["rows"] = *f.rows;
        if (!f.rewrite.empty()) o["rewrite"] = f.rewrite;
        out.push_back(std::move(o));
    }
    return boost::json::serialize(out);
}

std::string describe_rules() {
    std::string out;
    for (const auto& r : lint_rules()) {
        out += r.id;
        out.append(r.id.size() < 32 ? 32 - r.id.size() : 1, ' ');
        out.append(r.why) += '\n';
    }
    return out;
}

}
