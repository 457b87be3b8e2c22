#include "care/promote/proof.hpp"

#include "care/promote/page.hpp"

#include <future>

namespace foyer::promote {

namespace {

class proving {
public:
    proving(
        db::session& from, db::session& to, const schema::database_schema& schema,
        const transfer::progress_function& on_progress
    )
        : from_(from), to_(to), schema_(schema), on_progress_(on_progress) {}

    result<std::vector<proved_table>> run() {
        for (const auto& t : schema_.tables)
            total_ += *from_.first<std::int64_t>(transfer::statements_of(t).count);
        std::vector<proved_table> proved;
        for (const auto& t : schema_.tables) compare(t, proved);
        if (!differs_.fields.empty()) return differs_;
        return proved;
    }

private:
    void compare(const schema::table_def& table, std::vector<proved_table>& proved) {
        auto other_side = std::async(std::launch::async, [&] {
            return transfer::checksum_of(to_, table, [](std::int64_t) {});
        });
        auto here = transfer::checksum_of(from_, table, [&](std::int64_t rows) {
            done_ += rows;
            if (on_progress_) on_progress_({"proving", table.name, done_, total_});
        });
        const auto there = other_side.get();
        if (here == there) {
            proved.push_back({table.name, here});
            return;
        }
        add(table.name, "differs",
            std::to_string(here.rows) + " rows here, " + std::to_string(there.rows) + " there");
        name_differences(table);
    }

    void name_differences(const schema::table_def& table) {
        const auto s = copy_statements_of(table);
        each_page(from_, s, table, [&](const std::vector<values>& page) {
            const auto found = find_same_keys(to_, s, table, page);
            for (std::size_t i = 0; i < page.size(); ++i) {
                const auto key = table.name + ':' + key_text(key_in(table, page[i]));
                if (found[i].empty())
                    add(key, "missing", "is not in the target");
                else if (const auto columns = differences(table, page[i], found[i]);
                         !columns.empty())
                    add(key, "other", columns);
            }
            return may_add();
        });
        each_page(to_, s, table, [&](const std::vector<values>& page) {
            const auto found = find_same_keys(from_, s, table, page);
            for (std::size_t i = 0; i < page.size(); ++i)
                if (found[i].empty())
                    add(table.name + ':' + key_text(key_in(table, page[i])), "extra",
                        "is only in the target");
            return may_add();
        });
    }

    bool may_add() const { return differs_.fields.size() < max_differences; }

    void add(std::string field, std::string code, std::string detail) {
        if (may_add())
            differs_.fields.push_back({std::move(field), std::move(code), std::move(detail)});
    }

    db::session& from_;
    db::session& to_;
    const schema::database_schema& schema_;
    const transfer::progress_function& on_progress_;
    error differs_{
        errc::conflict, "promote.differs",
        "the copy is not what the source is; nothing was switched"
    };
    std::int64_t done_{0};
    std::int64_t total_{0};
};

}

result<std::vector<proved_table>> prove_equal(
    db::session& from, db::session& to, const schema::database_schema& schema,
    const transfer::progress_function& on_progress
) {
    return proving(from, to, schema, on_progress).run();
}

}
