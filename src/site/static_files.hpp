#pragma once

#include <optional>
#include <string>
#include <string_view>

// What stands under /static/: the files of web/site, and the style sheet and the script, each
// joined from its parts so that a page needs one request for each.
namespace foyer::site {

struct static_file {
    std::string_view content; // lives as long as the program
    std::string_view content_type;
    std::string_view hash; // of the content: the `v` of its address, and its ETag
};

// A file by its path below /static/ ("site.css", "pictures/boiler.svg"), or nothing.
std::optional<static_file> find_static(std::string_view path);

// "/static/site.css?v=1f3a...": an address that may be cached for ever. A path without a file keeps
// its plain address, so that a missing picture is a 404 and no broken page.
std::string static_url(std::string_view path);

}
