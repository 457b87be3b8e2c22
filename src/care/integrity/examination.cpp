#include "care/integrity/examination.hpp"

#include "care/integrity/foreign_keys.hpp"

#include <algorithm>

namespace foyer::integrity {

namespace {

const std::vector<std::span<const check>>& all_checks() {
    static const std::vector<std::span<const check>> groups{
        system_checks(), order_checks(), customer_checks(), ledger_checks()
    };
    return groups;
}

class examination {
public:
    examination(db::session& s, timestamp at, const std::function<void(std::string_view)>& on_check)
        : session_(s), hour_ago_(at - hours_ms(1)), on_check_(on_check) {}

    void look_at(const key_check& k) {
        finding f;
        f.check = "keys." + k.column;
        f.level = severity::problem;
        f.wrong = "Rows whose " + k.column + " leads to no row of " + k.target + ".";
        f.why = "Pages that show them fail, and a copy of the database cannot be loaded.";
        f.remedy =
            "Bring back the missing row from a backup, or empty the column or remove these "
            "rows if they are worth nothing without it.";
        run(std::move(f), k.query, {});
    }

    void look_at(const check& c) {
        if (c.sqlite_only && session_.which() != db::engine::sqlite) return;
        finding f{std::string(c.name),  c.level, 0, {}, std::string(c.wrong), std::string(c.why),
                  std::string(c.remedy)};
        const auto hour_ago = db::to_value(hour_ago_);
        run(std::move(f), *c.query,
            c.since_an_hour ? std::span(&hour_ago, 1) : std::span<const db::value>());
    }

    report take() && { return std::move(report_); }

private:
    void run(finding f, const db::query& q, std::span<const db::value> parameters) {
        if (on_check_) on_check_(f.check);
        ++report_.checks;
        f.count = session_.execute_values(q, parameters, [&](const db::row& r) {
            if (f.examples.size() < max_examples) f.examples.emplace_back(r.text(0));
        });
        if (f.count > 0) report_.findings.push_back(std::move(f));
    }

    db::session& session_;
    const timestamp hour_ago_;
    const std::function<void(std::string_view)>& on_check_;
    report report_;
};

}

bool report::is_sound() const {
    return std::ranges::none_of(findings, [](const finding& f) {
        return f.level == severity::problem;
    });
}

report examine(
    db::session& s, std::span<const schema::table_def* const> tables, timestamp at,
    const std::function<void(std::string_view)>& on_check
) {
    examination e(s, at, on_check);
    for (const auto& key : key_checks(schema::make_schema(tables))) e.look_at(key);
    for (const auto& group : all_checks())
        for (const auto& check : group) e.look_at(check);
    auto done = std::move(e).take();
    std::ranges::stable_sort(done.findings, std::greater{}, &finding::level);
    return done;
}

std::vector<const db::query*> queries() {
    std::vector<const db::query*> list;
    for (const auto& group : all_checks())
        for (const auto& check : group) list.push_back(check.query);
    return list;
}

}
