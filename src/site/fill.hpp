#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <ctemplate/template_dictionary.h>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

// How a view becomes what a template sees. Names are the members' names, and the type says what a
// name is:
//   std::string, int    {{name}}
//   bool                {{#name}}...{{/name}} when true, {{#not_name}} when false
//   optional<string>    {{#name}}{{name}}{{/name}} when present, {{#not_name}} when absent
//   vector<view>        {{#name}}...{{/name}} for each, {{#has_name}} once when there are any,
//   {{#not_name}} when none view                {{#name}}...{{/name}} once: inside are its members
//   optional<view>      the same when present, {{#not_name}} when absent
// A name that a view does not have is looked for in the views around it.
namespace foyer::site {

namespace detail {

template <class T>
struct optional_inner : std::false_type {};
template <class T>
struct optional_inner<std::optional<T>> : std::true_type {
    using type = T;
};
template <class T>
struct vector_inner : std::false_type {};
template <class T>
struct vector_inner<std::vector<T>> : std::true_type {
    using type = T;
};
template <class T>
constexpr bool is_variable = std::is_same_v<T, std::string> || std::is_same_v<T, int>;

template <class View, class Visit>
void for_each_member(Visit&& visit) {
    using members = boost::describe::describe_members<View, boost::describe::mod_public>;
    boost::mp11::mp_for_each<members>([&](auto d) {
        using value_type = std::remove_cvref_t<decltype(std::declval<View>().*d.pointer)>;
        visit(d.name, d.pointer, std::type_identity<value_type>{});
    });
}

}

template <class View>
void fill(ctemplate::TemplateDictionary& to, const View& view);

namespace detail {

inline void show(ctemplate::TemplateDictionary& to, const char* name, bool present) {
    to.ShowSection(present ? std::string(name) : "not_" + std::string(name));
}

template <class Value>
void fill_member(ctemplate::TemplateDictionary& to, const char* name, const Value& value) {
    if constexpr (std::is_same_v<Value, std::string>) {
        to.SetValue(name, value);
    } else if constexpr (std::is_same_v<Value, int>) {
        to.SetIntValue(name, value);
    } else if constexpr (std::is_same_v<Value, bool>) {
        show(to, name, value);
    } else if constexpr (optional_inner<Value>::value) {
        if (!value)
            show(to, name, false);
        else if constexpr (std::is_same_v<Value, std::optional<std::string>>)
            show(to, name, true), to.SetValue(name, *value);
        else
            fill(*to.AddSectionDictionary(name), *value);
    } else if constexpr (vector_inner<Value>::value) {
        to.ShowSection((value.empty() ? "not_" : "has_") + std::string(name));
        for (const auto& each : value) fill(*to.AddSectionDictionary(name), each);
    } else {
        fill(*to.AddSectionDictionary(name), value);
    }
}

}

// Puts every member of a described view into a dictionary.
template <class View>
void fill(ctemplate::TemplateDictionary& to, const View& view) {
    detail::for_each_member<View>([&](const char* name, auto pointer, auto) {
        detail::fill_member(to, name, view.*pointer);
    });
}

// The names that a view gives to a template: what the test of the templates compares with.
struct view_names {
    std::set<std::string> variables;
    std::map<std::string, std::shared_ptr<view_names>>
        sections;                 // null: a section without names of its own
    std::set<std::string> always; // sections that are never hidden
};

template <class View>
view_names names_of() {
    view_names names;
    detail::for_each_member<View>([&](const char* member, auto, auto type) {
        using value = typename decltype(type)::type;
        const std::string name = member;
        if constexpr (detail::is_variable<value>) {
            names.variables.insert(name);
        } else if constexpr (std::is_same_v<value, bool>) {
            names.sections[name] = names.sections["not_" + name] = nullptr;
        } else if constexpr (std::is_same_v<value, std::optional<std::string>>) {
            names.variables.insert(name);
            names.sections[name] = names.sections["not_" + name] = nullptr;
        } else if constexpr (detail::optional_inner<value>::value) {
            using inner = typename detail::optional_inner<value>::type;
            names.sections[name] = std::make_shared<view_names>(names_of<inner>());
            names.sections["not_" + name] = nullptr;
        } else if constexpr (detail::vector_inner<value>::value) {
            using inner = typename detail::vector_inner<value>::type;
            names.sections[name] = std::make_shared<view_names>(names_of<inner>());
            names.sections["has_" + name] = names.sections["not_" + name] = nullptr;
        } else {
            names.sections[name] = std::make_shared<view_names>(names_of<value>());
            names.always.insert(name);
        }
    });
    return names;
}

}
