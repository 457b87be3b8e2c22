#pragma once

#include "platform/i18n/language.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ctemplate {
class Template;
}

// The pages' templates: files of templates/, put together once a language when they are first
// needed. Marks in a file that this loader replaces, before ctemplate sees the text:
//   [[>part]]                   the file templates/parts/part.tpl
//   [[>part name="text" ...]]   the same, with ((name)) in it replaced by the text
//   [[>page]]                   in templates/layout.tpl only: the page
//   [[a.key]]                   the word of that key, escaped for HTML
//   [[static:path]]             the address of a file of web/site with the hash of its content
namespace foyer::site {

// Names of the pages: "home", "listing"...
std::vector<std::string> page_names();

// The whole text of a page in a language, as ctemplate reads it. A part or key that does not exist
// ends the program.
std::string assemble_page(i18n::language lang, std::string_view page);

// The parsed page; parsed once and shared by all threads afterwards. A text that ctemplate cannot
// read ends the program.
const ctemplate::Template& page_template(i18n::language lang, std::string_view page);

}
