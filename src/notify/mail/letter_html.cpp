#include "notify/mail/letter.hpp"
#include "platform/base/assert.hpp"
#include "platform/base/assets.hpp"
#include "platform/i18n/isolation.hpp"

#include <ctemplate/template.h>

#include <memory>

namespace foyer::notify {

namespace {

using ctemplate::TemplateDictionary;

const ctemplate::Template& letter_template() {
    static const auto parsed = [] {
        const auto text = assets::find("templates/mail/letter.tpl");
        FOYER_ASSERT(text.has_value(), "the template of mails is built in");
        return std::unique_ptr<ctemplate::Template>(ctemplate::Template::StringToTemplate(
            text->data(), text->size(), ctemplate::STRIP_WHITESPACE
        ));
    }();
    FOYER_ASSERT(
        parsed && parsed->state() == ctemplate::TS_READY, "the template of mails is valid"
    );
    return *parsed;
}

void add_texts(TemplateDictionary& to, const char* section, const std::vector<std::string>& texts) {
    for (const auto& text : texts) to.AddSectionDictionary(section)->SetValue("text", text);
}

void add_total(TemplateDictionary& to, const char* section, const letter_total& total) {
    auto& row = *to.AddSectionDictionary(section);
    row.SetValue("label", total.label);
    row.SetValue("amount", total.amount);
}

void add_fact(TemplateDictionary& to, const letter_fact& fact) {
    auto& row = *to.AddSectionDictionary("facts");
    row.SetValue("label", fact.label);
    row.SetValue("value", fact.value);
    if (!fact.call)
        row.ShowSection("not_call");
    else
        row.AddSectionDictionary("call")->SetValue("number", *fact.call);
}

void add_line(TemplateDictionary& to, const letter_line& bought) {
    auto& row = *to.AddSectionDictionary("lines");
    auto& name = *row.AddSectionDictionary(bought.name_language ? "foreign" : "own");
    name.SetValue("name", bought.name);
    if (bought.name_language) name.SetValue("name_language", *bought.name_language);
    row.SetValue("reference", bought.reference);
    row.SetValue("quantity", bought.quantity);
    row.SetValue("amount", bought.amount);
}

}

std::string letter_html(const letter& l) {
    TemplateDictionary dictionary("letter");
    dictionary.SetValue("language", std::string(i18n::code(l.language)));
    dictionary.SetValue("direction", std::string(i18n::direction(l.language)));
    dictionary.SetValue("heading", l.heading);
    add_texts(dictionary, "paragraphs", l.paragraphs);
    for (const auto& fact : l.facts) add_fact(dictionary, fact);
    for (const auto& bought : l.lines) add_line(dictionary, bought);
    for (const auto& total : l.totals) add_total(dictionary, "totals", total);
    if (l.grand_total) add_total(dictionary, "grand_total", *l.grand_total);
    if (l.contained_tax)
        dictionary.AddSectionDictionary("contained_tax")->SetValue("text", *l.contained_tax);
    if (l.link) {
        auto& link = *dictionary.AddSectionDictionary("link");
        link.SetValue("label", l.link->label);
        link.SetValue("url", l.link->url);
    }
    add_texts(dictionary, "closing", l.closing);
    std::string html;
    FOYER_ASSERT(letter_template().Expand(&html, &dictionary), "a letter can be printed");
    return i18n::direction(l.language) == "rtl" ? i18n::isolate_figures_in_html(html) : html;
}

}
