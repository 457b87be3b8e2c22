#include "site/templates.hpp"

#include "platform/base/assert.hpp"
#include "platform/base/assets.hpp"
#include "platform/base/text.hpp"
#include "platform/i18n/messages.hpp"
#include "site/static_files.hpp"

#include <ctemplate/template.h>

#include <map>
#include <memory>
#include <mutex>

namespace foyer::site {

namespace {

constexpr std::string_view escape_pragma = R"({{%AUTOESCAPE context="HTML"}})";
constexpr int deepest_part = 8;

// A file without its first line (the pragma, which may stand only once in what ctemplate reads).
std::string_view body_of(const std::string& path) {
    const auto bytes = assets::find(path);
    FOYER_ASSERT(bytes.has_value(), "every template that is named exists");
    FOYER_ASSERT(bytes->starts_with(escape_pragma), "every template begins with the escape pragma");
    return bytes->substr(escape_pragma.size());
}

std::string escaped(std::string_view words) {
    std::string out;
    for (const char c : words) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

// `part name="text" other="text"`: the part's file with its ((names)) replaced.
std::string part_text(std::string_view mark) {
    const auto space = mark.find_first_of(" \n");
    std::string text(body_of("templates/parts/" + std::string(mark.substr(0, space)) + ".tpl"));
    auto rest = space == std::string_view::npos ? std::string_view{} : trim(mark.substr(space));
    while (!rest.empty()) {
        const auto open = rest.find("=\"");
        const auto close = open == std::string_view::npos ? open : rest.find('"', open + 2);
        FOYER_ASSERT(close != std::string_view::npos, "a part's values are written name=\"text\"");
        replace_all(
            text, "((" + std::string(rest.substr(0, open)) + "))",
            rest.substr(open + 2, close - open - 2)
        );
        rest = trim(rest.substr(close + 1));
    }
    FOYER_ASSERT(text.find("((") == std::string::npos, "a part gets every value that it needs");
    return text;
}

class assembly {
public:
    assembly(i18n::language lang, std::string_view page) : lang_(lang), page_(page) {}

    std::string expand(std::string_view text, int depth = 0) const {
        FOYER_ASSERT(depth < deepest_part, "parts do not contain themselves");
        std::string out;
        for (;;) {
            const auto open = text.find("[[");
            out += text.substr(0, open);
            if (open == std::string_view::npos) return out;
            const auto close = end_of_mark(text, open);
            out += replaced(text.substr(open + 2, close - open - 2), depth);
            text.remove_prefix(close + 2);
        }
    }

private:
    // Marks may stand inside a mark: [[>field label="[[checkout.phone]]"]].
    static std::size_t end_of_mark(std::string_view text, std::size_t open) {
        int level = 0;
        for (std::size_t at = open; at + 1 < text.size(); ++at) {
            const auto pair = text.substr(at, 2);
            if (pair == "[[")
                ++level, ++at;
            else if (pair == "]]" && --level == 0)
                return at;
            else if (pair == "]]")
                ++at;
        }
        FOYER_ASSERT(false, "every mark of a template is closed");
        return std::string_view::npos;
    }

    std::string replaced(std::string_view mark, int depth) const {
        if (mark == ">page") return expand(body_of("templates/pages/" + page_ + ".tpl"), depth + 1);
        if (mark.starts_with(">")) return expand(part_text(mark.substr(1)), depth + 1);
        if (mark.starts_with("static:")) return static_url(mark.substr(7));
        const auto words = i18n::find_text(lang_, mark);
        FOYER_ASSERT(words.has_value(), "the build checks that every word of a template exists");
        return escaped(*words);
    }

    i18n::language lang_;
    std::string page_;
};

// Lines without their indentation, without empty ones: a third of the bytes of a page.
std::string without_indentation(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = trim(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty()) continue;
        if (!out.empty()) out += '\n';
        out += line;
    }
    return out;
}

}

std::vector<std::string> page_names() {
    constexpr std::string_view folder = "templates/pages/";
    std::vector<std::string> names;
    for (auto path : assets::list(folder)) {
        path.remove_prefix(folder.size());
        names.emplace_back(path.substr(0, path.rfind('.')));
    }
    return names;
}

std::string assemble_page(i18n::language lang, std::string_view page) {
    const auto text = assembly(lang, page).expand(body_of("templates/layout.tpl"));
    return std::string(escape_pragma) + without_indentation(text);
}

const ctemplate::Template& page_template(i18n::language lang, std::string_view page) {
    static std::mutex guard;
    static std::map<std::string, std::unique_ptr<ctemplate::Template>, std::less<>> parsed;
    const auto key = std::string(i18n::code(lang)) + "/" + std::string(page);
    const std::lock_guard lock(guard);
    auto& slot = parsed[key];
    if (!slot) {
        const auto text = assemble_page(lang, page);
        slot.reset(
            ctemplate::Template::StringToTemplate(text.data(), text.size(), ctemplate::DO_NOT_STRIP)
        );
        FOYER_ASSERT(
            slot && slot->state() == ctemplate::TS_READY, "every page is a valid template"
        );
    }
    return *slot;
}

}
