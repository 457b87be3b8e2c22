// What reading a product costs without HTTP, router and runtime: the program's own statements
// through the bare C interface, one row and its pictures as JSON, in one loop. usage: sqlite_detail
// FILE PRODUCTS SECONDS
#include "platform/db/statement_text.hpp"
#include "platform/json/writer.hpp"
#include "shop/catalog/product_store.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <stdexcept>

namespace {

class statement {
public:
    statement(sqlite3* db, std::string_view name) {
        for (const auto* q : foyer::catalog::queries()) {
            if (q->name != name) continue;
            const auto text =
                foyer::db::numbered_for_sqlite(q->text_for(foyer::db::engine::sqlite));
            if (sqlite3_prepare_v2(db, text.c_str(), -1, &handle_, nullptr) == SQLITE_OK) return;
            throw std::runtime_error(sqlite3_errmsg(db));
        }
        throw std::runtime_error("there is no such query");
    }
    ~statement() { sqlite3_finalize(handle_); }
    statement(const statement&) = delete;
    statement& operator=(const statement&) = delete;

    void bind(int number, const std::string& text) {
        sqlite3_bind_text(
            handle_, number, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT
        );
    }
    bool step() { return sqlite3_step(handle_) == SQLITE_ROW; }
    void reset() { sqlite3_reset(handle_); }

    std::string text(int column) {
        const auto* found = sqlite3_column_text(handle_, column);
        return found == nullptr ? "" : reinterpret_cast<const char*>(found);
    }

    void write_row(std::string& out) {
        for (int i = 0; i < sqlite3_column_count(handle_); ++i) {
            out += i == 0 ? '{' : ',';
            out += '"';
            out += sqlite3_column_name(handle_, i);
            out += "\":";
            if (sqlite3_column_type(handle_, i) == SQLITE_INTEGER)
                out += std::to_string(sqlite3_column_int64(handle_, i));
            else
                out += foyer::json::to_json(text(i));
        }
        out += '}';
    }

private:
    sqlite3_stmt* handle_{};
};

// The bytes of one product as JSON.
std::size_t read_product(statement& detail, statement& images, const std::string& slug) {
    std::string out;
    detail.bind(1, "fr");
    detail.bind(2, slug);
    if (!detail.step()) throw std::runtime_error(slug + " is not there");
    const auto id = detail.text(0);
    detail.write_row(out);
    detail.reset();
    images.bind(1, id);
    while (images.step()) images.write_row(out);
    images.reset();
    return out.size();
}

void measure(sqlite3* db, int products, int seconds) {
    using clock = std::chrono::steady_clock;
    statement detail(db, "catalog.find_product");
    statement images(db, "catalog.list_images");
    std::mt19937 random(7);
    std::uniform_int_distribution<int> any(0, products - 1);
    const auto end = clock::now() + std::chrono::seconds(seconds);
    const auto cpu = std::clock();
    std::size_t bytes = 0;
    long count = 0;
    for (; clock::now() < end; ++count)
        bytes += read_product(detail, images, fmt::format("gen-{:08}", any(random)));
    const auto used = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
    const auto rate = static_cast<double>(count) / used;
    fmt::print("{{\"per_cpu_second\": {:.0f}, \"bytes\": {}}}\n", rate, bytes);
}

}

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fprintf(stderr, "usage: sqlite_detail FILE PRODUCTS SECONDS\n");
        return 2;
    }
    sqlite3* db = nullptr;
    if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) return 1;
    sqlite3_exec(db, "PRAGMA mmap_size=0", nullptr, nullptr, nullptr);
    try {
        measure(db, std::atoi(argv[2]), std::atoi(argv[3]));
    } catch (const std::exception& e) {
        std::fprintf(stderr, "sqlite_detail: %s\n", e.what());
        return 1;
    }
    sqlite3_close(db);
    return 0;
}
