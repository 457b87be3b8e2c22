#include "care/adopt/intake.hpp"

#include "care/adopt/conversion.hpp"
#include "care/adopt/shop_rules.hpp"
#include "care/adopt/source_rows.hpp"

#include <set>

namespace foyer::adopt {

namespace {

constexpr std::int64_t intake_progress_rows = 1000;

class reading {
public:
    reading(const table_match& match, staging& into, timestamp at)
        : match_(match), table_(*match.ours), into_(into), at_(at) {
        out_.match = &match;
        for (const auto& m : match.columns) {
            if (m.theirs != nullptr) columns_.push_back(m.theirs);
            if (is_summed(*m.ours))
                out_.sums.push_back({m.ours->name, m.ours->scale + extra_digits, 0});
        }
        out_.changed.resize(out_.sums.size());
    }

    table_intake run(db::session& source, const progress_function& on_progress) {
        source_rows rows(source, *match_.theirs, columns_);
        out_.counted = rows.count();
        std::int64_t done = 0;
        rows.each([&](const std::string& key, std::span<const cell> cells) {
            take(key, cells);
            if (++done % intake_progress_rows == 0 && on_progress)
                on_progress("reading", table_.name, done);
        });
        return std::move(out_);
    }

private:
    void take(const std::string& key, std::span<const cell> cells) {
        values_.assign(table_.columns.size(), {});
        key_ = &key;
        std::size_t cell_at = 0;
        std::size_t sum_at = 0;
        for (std::size_t i = 0; i < match_.columns.size(); ++i) {
            const auto& m = match_.columns[i];
            const bool summed = is_summed(*m.ours);
            if (m.theirs != nullptr) read(i, cells[cell_at++], summed ? sum_at : no_sum);
            if (summed) ++sum_at;
        }
        fill_empty();
        refused_.clear();
        into_.insert(table_, values_);
    }

    void read(std::size_t at, const cell& c, std::size_t sum) {
        const auto& column = table_.columns[at];
        auto made = convert(table_, column, c);
        values_[at] = std::move(made.value);
        bool is_rounded = false;
        if (made.found) {
            is_rounded = made.found->kind == problem_kind::rounded;
            if (rule_of(made.found->kind).policy == policy::blocks) refused_.insert(at);
            note(made.found->kind, column, std::move(made.found->detail));
        }
        if (sum == no_sum || c.kind == storage::null || refused_.contains(at)) return;
        const auto exact = round_units(c.text, column.scale + extra_digits);
        if (!exact) return;
        out_.sums[sum].units += exact->units;
        if (is_rounded) out_.changed[sum] += values_[at].number * extra_units - exact->units;
    }

    void fill_empty() {
        std::size_t sum = 0;
        for (std::size_t i = 0; i < values_.size(); ++i) {
            const bool empty = values_[i].kind == db::value::type::null;
            if (empty && !refused_.contains(i)) fill(i);
            if (!is_summed(table_.columns[i])) continue;
            if (empty) out_.changed[sum] += values_[i].number * extra_units;
            ++sum;
        }
    }

    // An empty value where the column wants one, or a column that the shop does not have.
    void fill(std::size_t at) {
        const auto& m = match_.columns[at];
        const auto& column = *m.ours;
        const bool theirs = m.theirs != nullptr;
        if (column.nullable && (theirs || !column.default_value)) return;
        if (column.default_value)
            values_[at] = default_value(column, at_);
        else if (const auto other = stand_in(table_.name, column.name))
            values_[at] = db::to_value(*other);
        else if (column.name == "updated_at")
            values_[at] = moment_of_row();
        else
            return note(problem_kind::missing_value, column, theirs ? "is empty" : "has no column");
        if (theirs) note(problem_kind::filled, column, "is empty -> " + fill_of(table_, column));
    }

    db::value moment_of_row() const {
        for (std::size_t i = 0; i < table_.columns.size(); ++i)
            if (table_.columns[i].name == "created_at" &&
                values_[i].kind == db::value::type::timestamp)
                return values_[i];
        return db::to_value(at_);
    }

    void note(problem_kind kind, const schema::column_def& column, std::string detail) {
        into_.note({kind, table_.name, *key_, column.name, std::move(detail)});
    }

    static constexpr std::size_t no_sum = static_cast<std::size_t>(-1);

    const table_match& match_;
    const schema::table_def& table_;
    staging& into_;
    const timestamp at_;
    std::vector<const source_column*> columns_;
    table_intake out_;
    // Of the row at hand.
    const std::string* key_{};
    std::vector<db::value> values_;
    std::set<std::size_t> refused_;
};

}

table_intake take_in(
    db::session& source, const table_match& match, staging& into, timestamp at,
    const progress_function& on_progress
) {
    return reading(match, into, at).run(source, on_progress);
}

}
