#include "care/transfer/load_rows.hpp"

#include "care/transfer/line_file.hpp"
#include "care/transfer/row_check.hpp"
#include "care/transfer/table_statements.hpp"
#include "platform/base/assert.hpp"
#include "platform/db/failure.hpp"

#include <optional>

namespace foyer::transfer {

namespace {

constexpr std::size_t batch_rows = 500;

struct numbered_row {
    std::int64_t number{}; // of its line
    std::vector<db::value> values;
};

class loading {
public:
    loading(
        db::database& db, const schema::table_def& table, const std::filesystem::path& file,
        const std::function<void(std::int64_t)>& on_rows
    )
        : db_(db),
          table_(table),
          file_(file),
          on_rows_(on_rows),
          check_(table),
          statements_(statements_of(table)),
          parent_(parent_column(table)) {}

    result<void> run() {
        FOYER_CHECK(pass(
            [this](const auto& values) { return without_parent(values); }, statements_.insert, true
        ));
        if (parent_ == nullptr) return {};
        return pass(
            [this](const auto& values) { return parent_of(values); }, statements_.set_parent, false
        );
    }

private:
    using values = std::vector<db::value>;

    // Runs the statement for each row of the file for which `parameters` gives some.
    template <class F>
    result<void> pass(const F& parameters, const db::query& q, bool counted) {
        line_reader lines(file_);
        std::vector<numbered_row> batch;
        std::vector<row_fault> faults;
        for (auto line = lines.next(); line; line = lines.next()) {
            auto row = check_.read(*line, faults);
            FOYER_ASSERT(row.has_value(), "the file was checked and has not changed since");
            if (auto some = parameters(*row)) batch.push_back({lines.number(), *std::move(some)});
            if (batch.size() < batch_rows) continue;
            FOYER_CHECK(write(batch, q, counted));
        }
        return write(batch, q, counted);
    }

    std::optional<values> without_parent(const values& row) const {
        auto out = row;
        if (parent_ != nullptr) out[position(*parent_)] = db::value{};
        return out;
    }

    std::optional<values> parent_of(const values& row) const {
        const auto& parent = row[position(*parent_)];
        if (parent.kind == db::value::type::null) return std::nullopt;
        return values{row[position(*table_.find_column(table_.primary_key.front()))], parent};
    }

    std::size_t position(const schema::column_def& column) const {
        return static_cast<std::size_t>(&column - table_.columns.data());
    }

    result<void> write(std::vector<numbered_row>& batch, const db::query& q, bool counted) {
        if (batch.empty()) return {};
        try {
            db_.transaction([&](db::transaction& tx) {
                for (const auto& row : batch) tx.run_values(q, row.values);
            });
        } catch (const db::constraint_violation& e) {
            return find_refused(batch, q, e);
        }
        if (counted) on_rows_(static_cast<std::int64_t>(batch.size()));
        batch.clear();
        return {};
    }

    // Runs the refused batch again, a statement at a time, and takes everything back.
    result<void> find_refused(
        const std::vector<numbered_row>& batch, const db::query& q,
        const db::constraint_violation& first
    ) {
        return db_.transaction([&](db::transaction& tx) -> result<void> {
            for (const auto& row : batch) {
                try {
                    tx.execute_values(q, row.values, [](const db::row&) {});
                } catch (const db::constraint_violation& e) {
                    return refusal(row.number, e);
                }
            }
            return refusal(batch.front().number, first);
        });
    }

    error refusal(std::int64_t row, const db::constraint_violation& e) const {
        return error{
            errc::conflict,
            "transfer.row_refused",
            "the database refuses a row",
            {{file_.filename().string() + ':' + std::to_string(row),
              e.constraint.empty() ? "constraint" : e.constraint, e.what()}}
        };
    }

    db::database& db_;
    const schema::table_def& table_;
    const std::filesystem::path& file_;
    const std::function<void(std::int64_t)>& on_rows_;
    const row_check check_;
    const table_statements statements_;
    const schema::column_def* parent_;
};

}

result<void> load_rows(
    db::database& db, const schema::table_def& table, const std::filesystem::path& file,
    const std::function<void(std::int64_t)>& on_rows
) {
    return loading(db, table, file, on_rows).run();
}

}
