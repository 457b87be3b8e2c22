#pragma once

#include "platform/base/decimal.hpp"
#include "platform/base/id.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/json/input_types.hpp"
#include "platform/json/value.hpp"

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <vector>

// Structs as modules have them.
namespace foyer::json_samples {

enum class colour { dark_red, blue };
BOOST_DESCRIBE_ENUM(colour, dark_red, blue)

struct picture {
    std::string url;
    int sort_order{};
};
BOOST_DESCRIBE_STRUCT(picture, (), (url, sort_order))

struct article {
    id_of<article> id;
    std::string name;
    std::optional<std::string> short_text;
    money price;
    std::optional<money> sale_price;
    percent tax_rate;
    bool is_active{};
    std::int64_t view_count{};
    colour shade{};
    timestamp created_at;
    json_value details;
    std::vector<picture> pictures;
};
BOOST_DESCRIBE_STRUCT(
    article, (),
    (id, name, short_text, price, sale_price, tax_rate, is_active, view_count, shade, created_at,
     details, pictures)
)

struct line {
    id_of<article> article_id;
    quantity pieces;
};
BOOST_DESCRIBE_STRUCT(line, (), (article_id, pieces))

struct order {
    text<1, 20> name;
    phone telephone;
    std::optional<email> mail;
    std::optional<colour> shade;
    list_of<line, 3> items;
    amount expected_total;
    flag accepts_terms;
};
BOOST_DESCRIBE_STRUCT(
    order, (), (name, telephone, mail, shade, items, expected_total, accepts_terms)
)

}
