#pragma once

#include "platform/i18n/language.hpp"

#include <optional>
#include <string>
#include <vector>

namespace foyer::notify {

// "Téléphone: 0555 12 34 56"
struct letter_fact {
    std::string label;
    std::string value;
    std::optional<std::string> call{}; // E.164: the value can be tapped to call
};

// A product that was bought.
struct letter_line {
    std::string name;
    std::string reference;
    std::string quantity; // "2 × 4 500 DA"
    std::string amount;
    std::optional<std::string> name_language{}; // of the name, when it is not the letter's
};

struct letter_total {
    std::string label;
    std::string amount;
};

struct letter_link {
    std::string label;
    std::string url; // http or https
};

// What a mail says, in the reader's language and ready to be shown; both forms are made of it.
// Nothing in it is HTML. Parts that are empty are left out.
struct letter {
    i18n::language language{};
    std::string heading{};
    std::vector<std::string> paragraphs{};
    std::vector<letter_fact> facts{};
    std::vector<letter_line> lines{};
    std::vector<letter_total> totals{};
    std::optional<letter_total> grand_total{};
    std::optional<std::string> contained_tax{}; // "dont TVA : 3 975,63 DA"
    std::optional<letter_link> link{};
    std::vector<std::string> closing{}; // who writes and how to reach them
};

// For readers without HTML. Line ends are CRLF.
std::string letter_text(const letter& l);

// A whole document from templates/mail/letter.tpl, every text escaped.
std::string letter_html(const letter& l);

}
