#pragma once

#include "platform/schema/builder.hpp"
#include "platform/schema/database_schema.hpp"

#include <optional>
#include <string>

// Two small tables that together use every kind of column.
namespace foyer::schema::samples {

enum class bird_state { wild, ringed };
BOOST_DESCRIBE_ENUM(bird_state, wild, ringed)

struct nest {
    id_of<nest> id;
    std::string name;
    std::optional<id_of<nest>> parent_id;
};
BOOST_DESCRIBE_STRUCT(nest, (), (id, name, parent_id))

struct bird {
    id_of<bird> id;
    std::string ring_number;
    std::optional<std::string> note;
    id_of<nest> nest_id;
    std::optional<id_of<nest>> winter_nest_id;
    bird_state state{bird_state::ringed};
    bool is_alive{true};
    int egg_count{};
    std::int64_t wing_beats{};
    money price;
    decimal<3> weight;
    percent share{1900};
    json_value traits{"{}"};
    std::optional<json_value> extra;
    timestamp created_at;
    timestamp updated_at;
    std::string country{"Côte d'Ivoire"};
};
BOOST_DESCRIBE_STRUCT(
    bird, (),
    (id, ring_number, note, nest_id, winter_nest_id, state, is_alive, egg_count, wing_beats, price,
     weight, share, traits, extra, created_at, updated_at, country)
)

inline table_def nest_table() { return table<nest>("nests").unique(&nest::name).build(); }

inline table_def bird_table() {
    return table<bird>("birds")
        .unique(&bird::nest_id, &bird::ring_number)
        .index("idx_birds_state", &bird::state)
        .index(&bird::created_at)
        .check(&bird::egg_count, "egg_count >= 0 AND egg_count <= 12")
        .check(&bird::price, "price >= 0")
        .defaults(&bird::state, &bird::is_alive, &bird::egg_count, &bird::price, &bird::share)
        .defaults(&bird::traits, &bird::created_at, &bird::country)
        .on_target_deleted(&bird::nest_id, on_delete::cascade)
        .additions(&bird::country)
        .build();
}

// Given in the wrong order on purpose.
inline database_schema sample_schema() { return make_schema({bird_table(), nest_table()}); }

}
