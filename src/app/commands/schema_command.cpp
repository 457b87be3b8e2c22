#include "app/commands/command.hpp"
#include "app/routes.hpp"
#include "app/tables.hpp"
#include "platform/api/openapi.hpp"
#include "platform/http/router.hpp"
#include "platform/schema/database_schema.hpp"
#include "platform/schema/ddl.hpp"
#include "platform/schema/prisma.hpp"

#include <fmt/format.h>

#include <fstream>
#include <memory>
#include <stdexcept>

namespace foyer::app {

namespace {

using schema::dialect;

std::string export_as(const std::string& format) {
    if (format == "openapi")
        return api::openapi_document(http::router(all_routes()), FOYER_VERSION) + "\n";
    const auto tables = schema::make_schema(all_tables());
    if (format == "sqlite") return schema::export_ddl(tables, dialect::sqlite);
    if (format == "postgres") return schema::export_ddl(tables, dialect::postgres);
    if (format == "prisma-sqlite") return schema::export_prisma(tables, dialect::sqlite);
    return schema::export_prisma(tables, dialect::postgres);
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
    verb->add_option(
            "--format", *format, "sqlite, postgres, prisma-sqlite, prisma-postgres or openapi"
    )
        ->required()
        ->check(CLI::IsMember({"sqlite", "postgres", "prisma-sqlite", "prisma-postgres", "openapi"})
        );
    verb->add_option("--out", *file, "file to write (default: standard output)");
    verb->callback([&chosen, format, file] {
        chosen = [format, file](const configuration&) { return export_schema(*format, *file); };
    });
}

}
