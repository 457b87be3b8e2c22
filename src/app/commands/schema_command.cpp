#include "app/commands/command.hpp"
#include "app/routes.hpp"
#include "app/tables.hpp"
#include "platform/api/openapi.hpp"
#include "platform/api/typescript.hpp"
#include "platform/base/assert.hpp"
#include "platform/http/router.hpp"
#include "platform/schema/database_schema.hpp"
#include "platform/schema/ddl.hpp"
#include "platform/schema/description.hpp"
#include "platform/schema/documentation.hpp"
#include "platform/schema/mermaid.hpp"
#include "platform/schema/prisma.hpp"
#include "platform/schema/typescript.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace foyer::app {

namespace {

using schema::dialect;

struct format {
    std::string_view name;
    std::string_view what;
    std::string (*write)();
};

schema::database_schema tables() { return schema::make_schema(all_tables()); }

std::string openapi() { return api::openapi_document(http::router(all_routes()), FOYER_VERSION); }

// In the order in which the help lists them.
constexpr std::array formats{
    format{
        "sqlite", "SQL that makes the tables",
        [] { return schema::export_ddl(tables(), dialect::sqlite); }
    },
    format{
        "postgres", "the same for PostgreSQL",
        [] { return schema::export_ddl(tables(), dialect::postgres); }
    },
    format{
        "prisma-sqlite", "models for Prisma 7",
        [] { return schema::export_prisma(tables(), dialect::sqlite); }
    },
    format{
        "prisma-postgres", "the same for PostgreSQL",
        [] { return schema::export_prisma(tables(), dialect::postgres); }
    },
    format{
        "typescript", "an interface a table (web/types/schema.ts)",
        [] { return schema::export_typescript(tables()); }
    },
    format{
        "json", "tables, columns, keys and tags (docs/schema-json.md)",
        [] { return schema::export_json(tables()); }
    },
    format{"mermaid", "the diagram of all tables", [] { return schema::export_mermaid(tables()); }},
    format{
        "markdown", "every table by wing, with diagrams (docs/schema.md)",
        [] { return schema::export_markdown(tables(), tables_by_wing()); }
    },
    format{
        "typescript-api", "what the API takes and answers (web/types/api.ts)",
        [] { return api::typescript_types(openapi()); }
    },
    format{"openapi", "the API, not the tables", [] { return openapi() + "\n"; }},
};

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const auto& f : formats) names.emplace_back(f.name);
    return names;
}

std::string format_list() {
    std::string text = "Formats\n";
    for (const auto& f : formats) text += fmt::format("  {:<16} {}\n", f.name, f.what);
    return text;
}

std::string export_as(std::string_view name) {
    const auto* found = std::ranges::find(formats, name, &format::name);
    FOYER_ASSERT(found != formats.end(), "the command line lets only known formats pass");
    return found->write();
}

int export_schema(const std::string& format, const std::string& file) {
    const auto text = export_as(format);
    if (file.empty()) {
        fmt::print("{}", text);
        return exit_done;
    }
    std::ofstream out(file, std::ios::binary);
    out << text;
    out.close();
    if (!out) throw std::runtime_error(file + ": cannot be written");
    return exit_done;
}

}

void add_schema_command(CLI::App& app, command& chosen) {
    auto* schema = app.add_subcommand("schema", "What the program keeps, for other tools");
    schema->require_subcommand(1);
    schema->fallthrough();
    auto* verb = schema->add_subcommand("export", "Writes the schema in another tool's language");
    const auto format = std::make_shared<std::string>();
    const auto file = std::make_shared<std::string>();
    verb->add_option("--format", *format, "one of the formats below")
        ->required()
        ->check(CLI::IsMember(format_names()));
    verb->add_option("--out", *file, "file to write (default: standard output)");
    verb->footer(format_list());
    verb->callback([&chosen, format, file] {
        chosen = [format, file](const configuration&) { return export_schema(*format, *file); };
    });
}

}
