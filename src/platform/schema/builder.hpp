#pragma once

#include "platform/base/assert.hpp"
#include "platform/base/decimal.hpp"
#include "platform/base/id.hpp"
#include "platform/base/names.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/json/value.hpp"
#include "platform/schema/table.hpp"

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <type_traits>

// Turns a described struct into a table_def. Types say kind, nullability and foreign key
// (id_of<T>); the builder says only what types cannot. Included by the .cpp files that define
// tables, one a table.
//
//     static const auto table = schema::table<product>("products")
//         .unique(&product::slug).max_length(&product::name, 200)
//         .index("idx_products_category", &product::category_id)
//         .check(&product::price, "price >= 0")
//         .defaults(&product::is_active, &product::created_at)
//         .additions(&product::tax_rate)
//         .build();
namespace foyer::schema {

namespace detail {

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {
    using inner = T;
};
template <class T>
struct is_id : std::false_type {};
template <class T>
struct is_id<id_of<T>> : std::true_type {};
template <class T>
struct is_decimal : std::false_type {};
template <int S>
struct is_decimal<decimal<S>> : std::true_type {};

template <class T>
void describe_type(column_def& c) {
    if constexpr (is_optional<T>::value) {
        describe_type<typename is_optional<T>::inner>(c);
        c.nullable = true;
        c.on_target_deleted = on_delete::set_null;
    } else if constexpr (is_id<T>::value) {
        c.type = kind::text;
        c.references = type_name<typename T::target>();
    } else if constexpr (std::is_same_v<T, std::string>) {
        c.type = kind::text;
    } else if constexpr (std::is_same_v<T, bool>) {
        c.type = kind::boolean;
    } else if constexpr (std::is_same_v<T, int>) {
        c.type = kind::integer;
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        c.type = kind::bigint;
    } else if constexpr (std::is_same_v<T, percent>) {
        c.type = kind::decimal;
        c.precision = 5;
        c.scale = 2;
    } else if constexpr (is_decimal<T>::value) {
        c.type = kind::decimal;
        c.precision = 14;
        c.scale = T::scale;
    } else if constexpr (std::is_same_v<T, timestamp>) {
        c.type = kind::timestamp;
    } else if constexpr (std::is_same_v<T, json_value>) {
        c.type = kind::json;
    } else {
        static_assert(std::is_enum_v<T>, "no column kind for this type");
        c.type = kind::enumeration;
        c.enum_type = pascal_case(type_name<T>());
        c.enum_values = enum_names<T>();
    }
}

template <class T>
std::string default_text(const T& value) {
    if constexpr (is_optional<T>::value) {
        FOYER_ASSERT(value.has_value(), "a nullable member with a default needs an initial value");
        return default_text(*value);
    } else if constexpr (std::is_same_v<T, std::string>)
        return value;
    else if constexpr (std::is_same_v<T, json_value>)
        return value.text;
    else if constexpr (std::is_same_v<T, bool>)
        return value ? "true" : "false";
    else if constexpr (std::is_same_v<T, timestamp>)
        return "now";
    else if constexpr (std::is_same_v<T, percent>)
        return to_text(value.hundredths, 2);
    else if constexpr (is_decimal<T>::value)
        return to_text(value);
    else if constexpr (std::is_enum_v<T>)
        return std::string(enum_name(value));
    else
        return std::to_string(value);
}

}

template <class T>
class table_builder {
public:
    explicit table_builder(std::string_view name) {
        table_.name = name;
        table_.model = type_name<T>();
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
            [&](auto d) {
                column_def c;
                c.name = d.name;
                detail::describe_type<std::remove_cvref_t<decltype(std::declval<T>().*d.pointer)>>(c
                );
                if (c.references == table_.model && c.name == "id") c.references.clear();
                table_.columns.push_back(std::move(c));
            }
        );
        if (table_.find_column("id") != nullptr) table_.primary_key = {"id"};
    }

    // Replaces the primary key `id`.
    template <class... M>
    table_builder& primary_key(M T::*... members) {
        table_.primary_key = {column(members).name...};
        return *this;
    }

    template <class... M>
    table_builder& unique(M T::*... members) {
        return add_index({}, "_key", true, {column(members).name...});
    }

    // A named index, as the seed document names its eight (idx_...); indexes with other names are
    // additions.
    template <class... M>
    table_builder& index(std::string_view name, M T::*... members) {
        return add_index(name, "_idx", false, {column(members).name...});
    }

    template <class... M>
    table_builder& index(M T::*... members) {
        return add_index({}, "_idx", false, {column(members).name...});
    }

    // A condition on one column ("quantity > 0"); it may name other columns of the row. The same
    // text serves both engines: integers, texts and columns; of decimals, which SQLite keeps
    // scaled, no number but 0.
    template <class M>
    table_builder& check(M T::* member, std::string_view condition) {
        column(member).check = condition;
        return *this;
    }

    // Also enforced by the decoder of inputs; in the database only where a CHECK says so.
    template <class M>
    table_builder& max_length(M T::* member, int characters) {
        column(member).max_length = characters;
        return *this;
    }

    // These columns have a default: the member's initial value; for a timestamp, the moment of the
    // insert.
    template <class... M>
    table_builder& defaults(M T::*... members) {
        const T initial{};
        ((column(members).default_value = detail::default_text(initial.*members)), ...);
        return *this;
    }

    // What the row behind a key is called where the name of the column does not say it
    // ("shipping_address").
    template <class M>
    table_builder& relation(M T::* member, std::string_view name) {
        column(member).relation = name;
        return *this;
    }

    template <class M>
    table_builder& on_target_deleted(M T::* member, on_delete action) {
        column(member).on_target_deleted = action;
        return *this;
    }

    template <class M>
    table_builder& precision(M T::* member, int digits) {
        column(member).precision = digits;
        return *this;
    }

    template <class... M>
    table_builder& tagged(tag t, M T::*... members) {
        (column(members).tags.push_back(t), ...);
        return *this;
    }

    // Columns that the seed document does not have; each is nullable or has a default (asserted by
    // build()).
    template <class... M>
    table_builder& additions(M T::*... members) {
        ((column(members).addition = true), ...);
        return *this;
    }

    // The whole table is ours, not the seed's.
    table_builder& addition() {
        table_.addition = true;
        return *this;
    }

    table_def build();

private:
    template <class M>
    column_def& column(M T::* member) {
        column_def* found = nullptr;
        std::size_t i = 0;
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
            [&](auto d) {
                if constexpr (std::is_same_v<std::remove_cv_t<decltype(d.pointer)>, M T::*>)
                    if (d.pointer == member) found = &table_.columns[i];
                ++i;
            }
        );
        FOYER_ASSERT(found != nullptr, "a member that BOOST_DESCRIBE_STRUCT does not name");
        return *found;
    }

    table_builder& add_index(
        std::string_view name, std::string_view suffix, bool unique,
        std::vector<std::string> columns
    ) {
        std::string made(name);
        if (made.empty()) {
            made = table_.name;
            for (const auto& c : columns) made += "_" + c;
            made += suffix;
        }
        table_.indexes.push_back({std::move(made), std::move(columns), unique, false});
        return *this;
    }

    table_def table_;
};

// Marks indexes over added columns as additions and asserts that the definition is sound.
table_def finish(table_def table);

template <class T>
table_def table_builder<T>::build() {
    return finish(std::move(table_));
}

template <class T>
table_builder<T> table(std::string_view name) {
    return table_builder<T>(name);
}

}
