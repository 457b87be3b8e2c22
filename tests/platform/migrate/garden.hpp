#pragma once

#include "platform/db/migrate/draft.hpp"
#include "platform/schema/builder.hpp"
#include "platform/schema/database_schema.hpp"

#include <optional>
#include <string>
#include <vector>

// Two tables and their history, small enough to see through: version 1 as a seed, version 2 with an
// added column and an index.
namespace foyer::garden {

enum class tree_state { young, bearing };
BOOST_DESCRIBE_ENUM(tree_state, young, bearing)

struct plot {
    id_of<plot> id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(plot, (), (id, name))

struct tree {
    id_of<tree> id;
    id_of<plot> plot_id;
    tree_state state{tree_state::young};
    int height{};
    money value;
    std::optional<std::string> note;
    timestamp created_at;
    std::string variety{"unknown"};
};
BOOST_DESCRIBE_STRUCT(tree, (), (id, plot_id, state, height, value, note, created_at, variety))

inline schema::table_def plot_table() {
    return schema::table<plot>("plots").unique(&plot::name).build();
}

inline schema::table_def tree_table() {
    return schema::table<tree>("trees")
        .index("idx_trees_plot", &tree::plot_id)
        .index(&tree::variety)
        .check(&tree::height, "height >= 0")
        .check(&tree::value, "value >= 0")
        .defaults(&tree::state, &tree::height, &tree::created_at, &tree::variety)
        .additions(&tree::variety)
        .build();
}

inline schema::database_schema full() { return schema::make_schema({plot_table(), tree_table()}); }

inline std::vector<migrate::migration> history(db::engine e) {
    const auto d = migrate::dialect_of(e);
    const auto seed = seed_only(full());
    return {
        migrate::draft({}, seed, 1, "seed", d), migrate::draft(seed, full(), 2, "additions", d)
    };
}

// Rows for the tables of version 1, in its own words.
inline constexpr std::string_view seed_rows = R"sql(
    INSERT INTO plots (id, name) VALUES ('p1', 'north'), ('p2', 'south');
    INSERT INTO trees (id, plot_id, value, note) VALUES
        ('t1', 'p1', 0, 'it''s old'), ('t2', 'p2', 0, NULL);
)sql";

}
