#include "site/templates.hpp"

#include "platform/base/assets.hpp"
#include "site/fill.hpp"
#include "site/views/catalogue.hpp"
#include "site/views/layout.hpp"
#include "site/views/order.hpp"
#include "site/views/product.hpp"
#include "site/views/text.hpp"

#include <ctemplate/template.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace foyer::site {

namespace {

const std::map<std::string, std::function<view_names()>> views{
    {"home", names_of<home_view>},
    {"listing", names_of<listing_view>},
    {"product", names_of<product_view>},
    {"cart", names_of<cart_view>},
    {"checkout", names_of<checkout_view>},
    {"check", names_of<check_view>},
    {"confirmation", names_of<confirmation_view>},
    {"tracking", names_of<tracking_view>},
    {"text", names_of<text_page_view>},
    {"services", names_of<services_view>},
    {"error", names_of<error_view>},
};

// Walks through a template with the dictionaries that ctemplate would have open: a section's
// dictionary hangs under the one in which its name was found, and names are looked for from there
// outwards.
class walk {
public:
    explicit walk(const view_names& root) { chain_.push_back(&root); }

    std::vector<std::string> faults;

    void text(std::string_view page) {
        for (auto at = page.find("{{"); at != std::string_view::npos; at = page.find("{{", at)) {
            const auto end = page.find("}}", at);
            mark(std::string(page.substr(at + 2, end - at - 2)));
            at = end;
        }
        if (!open_.empty()) faults.push_back("section is not closed: " + open_.back().name);
    }

private:
    struct opened {
        std::string name;
        std::vector<const view_names*> chain; // before it was opened
    };

    void mark(const std::string& content) {
        if (content.starts_with("%")) return;
        if (content.starts_with("#")) return open(content.substr(1));
        if (content.starts_with("/")) return close(content.substr(1));
        const auto name = content.substr(0, content.find(':'));
        const auto known = [&](const view_names* each) { return each->variables.contains(name); };
        if (std::none_of(chain_.begin(), chain_.end(), known))
            faults.push_back("no view has " + name);
    }

    void open(const std::string& name) {
        open_.push_back({name, chain_});
        std::size_t found = chain_.size();
        for (std::size_t level = chain_.size(); level-- > 0;) {
            if (!chain_[level]->sections.contains(name)) continue;
            if (found != chain_.size() && !chain_[found]->always.contains(name)) {
                faults.push_back("an outer view would show the section " + name + " too");
                break;
            }
            found = level;
        }
        if (found == chain_.size()) return faults.push_back("no view has the section " + name);
        const auto& inner = chain_[found]->sections.at(name);
        if (!inner) return;
        chain_.resize(found + 1);
        chain_.push_back(inner.get());
    }

    void close(const std::string& name) {
        if (open_.empty() || open_.back().name != name)
            return faults.push_back("closes another section: " + name);
        chain_ = open_.back().chain;
        open_.pop_back();
    }

    std::vector<const view_names*> chain_;
    std::vector<opened> open_;
};

}

TEST(templates, there_is_a_view_for_every_page) {
    const auto pages = page_names();
    EXPECT_EQ(pages.size(), views.size());
    for (const auto& page : pages) EXPECT_TRUE(views.contains(page)) << page;
}

TEST(templates, every_name_in_a_page_is_a_member_of_its_view) {
    for (const auto& [page, names] : views) {
        auto root = names_of<layout_view>();
        root.sections["page"] = std::make_shared<view_names>(names());
        walk through(root);
        through.text(assemble_page(i18n::language::fr, page));
        for (const auto& fault : through.faults) ADD_FAILURE() << page << ": " << fault;
    }
}

TEST(templates, every_page_is_readable_in_every_language) {
    for (const auto lang : i18n::all_languages)
        for (const auto& page : page_names())
            EXPECT_EQ(page_template(lang, page).state(), ctemplate::TS_READY)
                << i18n::code(lang) << " " << page;
}

TEST(templates, every_file_escapes_by_itself_and_carries_neither_style_nor_script) {
    for (const auto path : assets::list("templates/")) {
        if (path.starts_with("templates/mail/")) continue; // mail programs know no style sheets
        const auto text = *assets::find(path);
        EXPECT_TRUE(text.starts_with("{{%AUTOESCAPE context=\"HTML\"}}")) << path;
        EXPECT_EQ(text.find(" style="), std::string_view::npos) << path;
        EXPECT_EQ(text.find("<style"), std::string_view::npos) << path;
        EXPECT_EQ(text.find(" onclick="), std::string_view::npos) << path;
    }
}

}
