#pragma once

#include "platform/base/assert.hpp"
#include "platform/http/route.hpp"
#include "platform/json/decode.hpp"
#include "platform/json/writer.hpp"

#include <optional>
#include <type_traits>
#include <utility>

// Makes routes of the API from plain functions:
//
//     result<product_detail> get_product(context&, const product_address&);   // input decoded and
//     checked result<std::vector<category>> list_categories(context&); result<>
//     clear_cart(context&);                                          // 204 result<http::response>
//     export_orders(context&);                         // anything else
//
// The context derives from http::call. The members of the input struct are found by their camelCase
// names first among the path's parameters, then in the query (GET, DELETE) or in the JSON body
// (POST, PUT, PATCH). All faults are reported at once, as error "input.invalid" with one field
// each.
namespace foyer::http {

namespace detail {

template <class F>
struct signature;

template <class R, class C>
struct signature<R (*)(C&)> {
    using output = R;
    using context = C;
    using input = void;
};

template <class R, class C, class I>
struct signature<R (*)(C&, const I&)> {
    using output = R;
    using context = C;
    using input = I;
};

template <class T>
struct result_value {
    using type = T;
};
template <class T>
struct result_value<result<T>> {
    using type = T;
};

// "list_products" of the function itself.
template <auto Function>
constexpr std::string_view function_name() {
    constexpr std::string_view text = __PRETTY_FUNCTION__;
    const auto begin = text.find("Function = ") + 11;
    auto name = text.substr(begin, text.find_first_of(";]", begin) - begin);
    if (const auto colon = name.rfind("::"); colon != std::string_view::npos)
        name.remove_prefix(colon + 2);
    if (!name.empty() && name.front() == '&') name.remove_prefix(1);
    return name.substr(0, name.find('('));
}

template <class Context>
Context& context_of(call& c) {
    if constexpr (std::is_same_v<Context, call>) {
        return c;
    } else {
        auto* context = dynamic_cast<Context*>(&c);
        FOYER_ASSERT(
            context != nullptr, "the composition made another context than this route takes"
        );
        return *context;
    }
}

}

// Where the fields of one call's input are looked for. Holds the parsed body.
class input_source {
public:
    // Reads path, query and body as the route wants them. A body that is no JSON, has the wrong
    // type or is missing is an error ("body.malformed", "body.unsupported_type").
    static result<input_source> open(const call& c);

    std::span<const json::node> roots() const { return roots_; }
    bool lenient() const { return lenient_; }

private:
    std::vector<json::document> documents_;
    std::vector<json::node> roots_;
    bool lenient_{};
};

// Decodes the input of a call; the faults are the error's fields.
template <class In>
result<In> read_input(const call& c) {
    FOYER_TRY(const auto source, input_source::open(c));
    In in{};
    json::faults faults;
    json::decode_object(
        source.roots(),
        source.lenient() ? json::unknown_fields::ignored : json::unknown_fields::refused, in, faults
    );
    if (!faults.empty()) return json::input_error(std::move(faults));
    return in;
}

namespace detail {

template <class Out>
result<response> answer_of(const call& c, result<Out>&& out) {
    if (out.has_error()) return std::move(out).error();
    if constexpr (std::is_void_v<Out>) {
        return no_content();
    } else if constexpr (std::is_same_v<Out, response>) {
        return std::move(*out);
    } else {
        return json(json::to_json(*out), c.route.success);
    }
}

template <class Out>
result<response> answer_of(const call& c, Out&& out) {
    return answer_of<std::remove_cvref_t<Out>>(
        c, result<std::remove_cvref_t<Out>>(std::forward<Out>(out))
    );
}

template <auto Function>
result<response> invoke_endpoint(call& c) {
    using shape = signature<decltype(Function)>;
    auto& context = context_of<typename shape::context>(c);
    if constexpr (std::is_void_v<typename shape::input>) {
        return answer_of(c, Function(context));
    } else {
        FOYER_TRY(const auto in, read_input<typename shape::input>(c));
        return answer_of(c, Function(context, in));
    }
}

template <class In>
std::vector<json::field_schema> fields_of_input(json::schemas& all) {
    if constexpr (std::is_void_v<In>)
        return {};
    else
        return json::fields_of<In>(all);
}

template <class Out>
std::string schema_of_output(json::schemas& all) {
    if constexpr (std::is_void_v<Out> || std::is_same_v<Out, response>)
        return {};
    else
        return json::schema_of<Out>(all);
}

}

// A route of the API. `success` becomes 204 for functions without an output.
template <auto Function>
constexpr route endpoint(
    http::method m, std::string_view path, http::access access, std::string_view description
) {
    using shape = detail::signature<decltype(Function)>;
    using output = typename detail::result_value<typename shape::output>::type;
    route r;
    r.method = m;
    r.path = path;
    r.access = access;
    r.description = description;
    r.operation = detail::function_name<Function>();
    r.success = std::is_void_v<output> ? 204 : 200;
    r.form = std::is_void_v<typename shape::input> ? input_form::none : input_form::strict;
    r.invoke = &detail::invoke_endpoint<Function>;
    r.input_fields = &detail::fields_of_input<typename shape::input>;
    r.output_schema = &detail::schema_of_output<output>;
    return r;
}

}
