#include "notify/mail/letter.hpp"
#include "platform/i18n/isolation.hpp"

namespace foyer::notify {

namespace {

constexpr std::string_view line_end = "\r\n";

// Writes lines; in Arabic what comes from elsewhere (names, numbers) keeps its own direction by the
// isolates of Unicode.
class writer {
public:
    explicit writer(i18n::language language) : right_to_left_(language == i18n::language::ar) {}

    void line(std::string_view text) {
        out_ += text;
        out_ += line_end;
    }
    void gap() {
        if (!out_.empty() && !out_.ends_with("\r\n\r\n")) out_ += line_end;
    }
    void pair(std::string_view label, std::string_view value) {
        line(std::string(label) + ": " + isolated(value));
    }
    std::string isolated(std::string_view value) const {
        return right_to_left_ ? "\u2068" + std::string(value) + "\u2069" : std::string(value);
    }
    std::string take() && { return right_to_left_ ? i18n::isolate_figures(out_) : std::move(out_); }

private:
    bool right_to_left_;
    std::string out_;
};

}

std::string letter_text(const letter& l) {
    writer out(l.language);
    out.line(l.heading);
    out.gap();
    for (const auto& paragraph : l.paragraphs) out.line(paragraph), out.gap();
    for (const auto& fact : l.facts) out.pair(fact.label, fact.value);
    out.gap();
    for (const auto& bought : l.lines) {
        out.line("- " + out.isolated(bought.name) + " (" + out.isolated(bought.reference) + ")");
        out.line("  " + out.isolated(bought.quantity) + " = " + out.isolated(bought.amount));
    }
    out.gap();
    for (const auto& total : l.totals) out.pair(total.label, total.amount);
    if (l.grand_total) out.pair(l.grand_total->label, l.grand_total->amount);
    if (l.contained_tax) out.line(*l.contained_tax);
    out.gap();
    if (l.link) out.line(l.link->label + ":"), out.line(l.link->url), out.gap();
    if (!l.closing.empty()) out.line("-- ");
    for (const auto& text : l.closing) out.line(text);
    return std::move(out).take();
}

}
