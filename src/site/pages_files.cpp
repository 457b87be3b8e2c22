#include "platform/api/context.hpp"
#include "platform/http/page.hpp"
#include "shop/catalog/product_store.hpp"
#include "site/addresses.hpp"
#include "site/frame.hpp"
#include "site/pages.hpp"
#include "site/static_files.hpp"

namespace foyer::site {

using namespace i18n;

namespace {

constexpr int day_s = 24 * 3600;

struct file_input {
    std::optional<std::string> v; // the hash of the content in the address
};
BOOST_DESCRIBE_STRUCT(file_input, (), (v))

result<http::response> send_file(api::context& c, const file_input& in) {
    const auto file = find_static(c.path_parameter("path"));
    if (!file) return page_not_found();
    if (in.v && *in.v == file->hash)
        c.cache_for_ever();
    else if (!in.v) // whoever makes up hashes must not fill the memory of kept answers
        c.cache_for({}, day_s);
    http::response r;
    r.content_type = file->content_type;
    r.body = file->content;
    return r;
}

// One address of the sitemap in each language, with the others beside it.
void add_address(
    std::string& xml, const frame& f, std::string_view path, std::string_view changed
) {
    for (const auto lang : all_languages) {
        xml += "<url><loc>" + f.absolute(address(lang, path)) + "</loc>";
        if (!changed.empty())
            xml += "<lastmod>" + std::string(changed.substr(0, 10)) + "</lastmod>";
        for (const auto other : all_languages)
            xml += "<xhtml:link rel=\"alternate\" hreflang=\"" + std::string(code(other)) +
                   "\" href=\"" + f.absolute(address(other, path)) + "\"/>";
        xml += "</url>\n";
    }
}

http::response sitemap(api::context& c) {
    c.cache_for({"products", "categories"});
    const frame f(c);
    std::string xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
        "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
    add_address(xml, f, "/", {});
    for (const auto* page : {"services", "delivery-returns", "terms", "privacy", "seller", "about"})
        add_address(xml, f, "/pages/" + std::string(page), {});
    for (const auto& each : catalog::list_sitemap_categories(c.db))
        add_address(xml, f, "/c/" + each.slug, to_iso(each.updated_at));
    for (const auto& each : catalog::list_sitemap_products(c.db))
        add_address(xml, f, "/p/" + each.slug, to_iso(each.updated_at));
    xml += "</urlset>\n";
    http::response r;
    r.content_type = "application/xml; charset=utf-8";
    r.body = std::move(xml);
    return r;
}

http::response robots(api::context& c) {
    std::string text = "User-agent: *\nDisallow: /api/\n";
    for (const auto lang : all_languages)
        for (const auto* path : {"/cart", "/checkout", "/orders/", "/track", "/search"})
            text += "Disallow: " + address(lang, path) + "\n";
    return http::plain_text(text + "Sitemap: " + absolute_address(c, "/sitemap.xml") + "\n");
}

constexpr http::route file_route_table[] = {
    http::page<&send_file>(http::method::get, "/static/{path...}", "Style sheet, script, pictures"),
    http::page<&sitemap>(http::method::get, "/sitemap.xml", "All pages for search engines"),
    http::page<&robots>(http::method::get, "/robots.txt", "Where search engines shall not go"),
};

}

std::span<const http::route> file_routes() { return file_route_table; }

}
