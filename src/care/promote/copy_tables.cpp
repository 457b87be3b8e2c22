#include "care/promote/copy_tables.hpp"

#include "care/promote/page.hpp"
#include "platform/db/failure.hpp"

#include <algorithm>
#include <chrono>
#include <future>
#include <span>

namespace foyer::promote {

namespace {

using transfer::parent_column;

// How far the target agrees with the source, from the first key on.
struct agreement {
    bool sound{true}; // false: rows are there that the source has not, or has otherwise
    bool whole{false};
    std::int64_t rows{0};
    values last; // key
};

class copying {
public:
    copying(
        db::session& from, db::database& to, const schema::database_schema& schema,
        const transfer::progress_function& on_progress, const table_function& on_table
    )
        : from_(from), to_(to), schema_(schema), on_progress_(on_progress), on_table_(on_table) {}

    result<void> run() {
        for (const auto& t : schema_.tables)
            total_ += *from_.first<std::int64_t>(transfer::statements_of(t).count);
        for (const auto& t : schema_.tables) FOYER_CHECK(copy(t));
        return {};
    }

private:
    result<void> copy(const schema::table_def& table) {
        const auto began = std::chrono::steady_clock::now();
        const auto s = copy_statements_of(table);
        auto there = agreement_of(table, s);
        if (!there.sound) {
            empty_from(table);
            done_ -= there.rows;
            there = {};
        }
        const auto before = there.rows;
        if (!there.whole) FOYER_CHECK(copy_rest(table, s, there));
        if (on_table_)
            on_table_(
                {table.name, there.rows, there.rows - before,
                 std::chrono::duration_cast<std::chrono::milliseconds>(
                     std::chrono::steady_clock::now() - began
                 )}
            );
        return {};
    }

    agreement agreement_of(const schema::table_def& table, const copy_statements& s) {
        agreement a;
        const auto there = *to_.first<std::int64_t>(s.of_table.count);
        if (there == 0) return a;
        a.whole = true;
        each_page(from_, s, table, [&](const std::vector<values>& page) {
            const auto found = find_same_keys(to_, s, table, page);
            const auto agreed = leading_agreement(table, page, found);
            a.rows += agreed;
            if (agreed > 0) a.last = key_in(table, page[static_cast<std::size_t>(agreed) - 1]);
            a.whole = agreed == std::ssize(page);
            a.sound = std::all_of(found.begin() + agreed, found.end(), [](const values& row) {
                return row.empty();
            });
            show("looking at", table, agreed);
            return a.whole;
        });
        a.sound = a.sound && a.rows == there;
        return a;
    }

    // How many rows at the beginning of the page are in the target as they are here.
    static std::ptrdiff_t leading_agreement(
        const schema::table_def& table, const std::vector<values>& page,
        const std::vector<values>& found
    ) {
        const auto same_row = [&](const values& mine, const values& other) {
            return !other.empty() && differences(table, mine, other).empty();
        };
        return std::ranges::mismatch(page, found, same_row).in1 - page.begin();
    }

    // Later tables point to earlier ones, so they are emptied first.
    void empty_from(const schema::table_def& table) {
        const auto first = std::ranges::find(schema_.tables, table.name, &schema::table_def::name);
        for (auto t = schema_.tables.end(); t-- != first;) {
            const auto s = transfer::statements_of(*t);
            if (parent_column(*t) != nullptr) to_.change(s.clear_parents);
            to_.change(s.clear);
        }
    }

    result<void> copy_rest(
        const schema::table_def& table, const copy_statements& s, agreement& there
    ) {
        // The next page is read while this one is written.
        const auto read_after = [&](const values& last) {
            return std::async(std::launch::async, [&, last] {
                return read_page(from_, s, table, last);
            });
        };
        auto coming = read_after(there.last);
        for (bool more = true; more;) {
            auto page = coming.get();
            if (page.empty()) break;
            there.last = key_in(table, page.back());
            there.rows += std::ssize(page);
            more = page.size() == page_rows;
            if (more) coming = read_after(there.last);
            if (parent_column(table) != nullptr)
                for (auto& row : page) parent_in(table, row) = {};
            FOYER_CHECK(write(table, page, [&](db::transaction& tx) { insert(tx, s, page); }));
            show("copying", table, std::ssize(page));
        }
        if (parent_column(table) == nullptr) return {};
        return set_parents(table, s);
    }

    static db::value& parent_in(const schema::table_def& table, values& row) {
        return row[static_cast<std::size_t>(parent_column(table) - table.columns.data())];
    }

    static void insert(
        db::transaction& tx, const copy_statements& s, const std::vector<values>& page
    ) {
        const auto whole = page.size() - page.size() % statement_rows;
        for (std::size_t i = 0; i < whole; i += statement_rows) {
            values parameters;
            for (const auto& row : std::span(page).subspan(i, statement_rows))
                parameters.insert(parameters.end(), row.begin(), row.end());
            tx.run_values(s.insert_many, parameters);
        }
        for (const auto& row : std::span(page).subspan(whole))
            tx.run_values(s.of_table.insert, row);
    }

    // A parent may have a later key than its child.
    result<void> set_parents(const schema::table_def& table, const copy_statements& s) {
        result<void> outcome;
        each_page(from_, s, table, [&](std::vector<values> page) {
            std::erase_if(page, [&](values& row) {
                return parent_in(table, row).kind == db::value::type::null;
            });
            outcome = write(table, page, [&](db::transaction& tx) {
                for (auto& row : page) {
                    auto parameters = key_in(table, row);
                    parameters.push_back(parent_in(table, row));
                    tx.run_values(s.of_table.set_parent, parameters);
                }
            });
            return outcome.has_value();
        });
        return outcome;
    }

    template <class F>
    result<void> write(const schema::table_def& table, const std::vector<values>& page, F&& work) {
        try {
            to_.transaction(work);
        } catch (const db::unavailable&) {
            throw;
        } catch (const db::storage_exhausted&) {
            throw;
        } catch (const db::failure& e) {
            return refused_in(table, page, e);
        }
        return {};
    }

    // Tries the rows of a refused page one after the other and takes everything back.
    error refused_in(
        const schema::table_def& table, const std::vector<values>& page, const db::failure& first
    ) {
        const auto insert_one = transfer::statements_of(table).insert;
        const auto outcome = to_.transaction([&](db::transaction& tx) -> result<void> {
            for (const auto& row : page) {
                try {
                    tx.execute_values(insert_one, row, [](const db::row&) {});
                } catch (const db::failure& e) {
                    return refusal(table, key_text(key_in(table, row)), e);
                }
            }
            return refusal(table, key_text(key_in(table, page.front())) + " and the next", first);
        });
        return outcome.error();
    }

    static error refusal(
        const schema::table_def& table, const std::string& key, const db::failure& e
    ) {
        return error{
            errc::conflict,
            "promote.row_refused",
            "the target refuses a row",
            {{table.name + ':' + key, "refused", e.what()}}
        };
    }

    void show(std::string_view doing, const schema::table_def& table, std::int64_t rows) {
        done_ += rows;
        if (on_progress_) on_progress_({doing, table.name, done_, total_});
    }

    db::session& from_;
    db::database& to_;
    const schema::database_schema& schema_;
    const transfer::progress_function& on_progress_;
    const table_function& on_table_;
    std::int64_t done_{0};
    std::int64_t total_{0};
};

}

result<void> copy_tables(
    db::session& from, db::database& to, const schema::database_schema& schema,
    const transfer::progress_function& on_progress, const table_function& on_table
) {
    return copying(from, to, schema, on_progress, on_table).run();
}

}
