#pragma once

#include "platform/http/endpoint.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Makes routes of pages from plain functions. The answer is a response (html(), redirect()) or a
// result<response>, whose error is shown as the error page. Unknown fields are ignored.
//
//     response home(context&);
//     result<response> product_page(context&, const product_address&);          // faults: 404 in
//     the path, else 400 response show_listing(context&, const submitted<listing_filter>&); //
//     faults are part of the input response check_order(context&, const form&); // the pairs as
//     they came
namespace foyer::http {

// What a browser sent: the form of the body (POST) or the query (GET), decoded.
class form {
public:
    form() = default;
    explicit form(std::vector<std::pair<std::string, std::string>> pairs)
        : pairs_(std::move(pairs)) {}
    static form of(const call& c);

    // The first value of a field; empty when it is absent.
    std::string_view value(std::string_view name) const;
    bool has(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }

private:
    std::vector<std::pair<std::string, std::string>> pairs_;
};

// A decoded form together with what was typed and what is wrong with it, so that a page can show
// both again. Members with faults have the value of an empty struct.
template <class In>
struct submitted {
    In value{};
    std::vector<field_error> faults{};
    form fields{};

    bool ok() const { return faults.empty(); }
    // The code of the first fault of a field; empty when it has none.
    std::string_view fault(std::string_view field) const {
        for (const auto& f : faults)
            if (f.field == field) return f.code;
        return {};
    }
};

// Decodes a form again, for steps that look at more than one struct.
template <class In>
submitted<In> read_form(const form& fields) {
    submitted<In> out;
    out.fields = fields;
    const auto document = json::document::from_pairs(fields.pairs());
    const json::node roots[] = {document.root()};
    json::faults faults;
    json::decode_object(roots, json::unknown_fields::ignored, out.value, faults);
    out.faults = std::move(faults).take();
    return out;
}

namespace detail {

template <class T>
struct submitted_input {
    using type = void;
};
template <class T>
struct submitted_input<submitted<T>> {
    using type = T;
};

template <class In>
submitted<In> read_submitted(const call& c) {
    submitted<In> out;
    out.fields = form::of(c);
    auto source = input_source::open(c);
    if (source.has_error()) {
        out.faults.push_back({"", std::string(source.error().code)});
        return out;
    }
    json::faults faults;
    json::decode_object(source->roots(), json::unknown_fields::ignored, out.value, faults);
    out.faults = std::move(faults).take();
    return out;
}

template <auto Function>
result<response> invoke_page(call& c) {
    using shape = signature<decltype(Function)>;
    using input = typename shape::input;
    auto& context = context_of<typename shape::context>(c);
    if constexpr (std::is_void_v<input>) {
        return Function(context);
    } else if constexpr (std::is_same_v<input, form>) {
        return Function(context, form::of(c));
    } else if constexpr (!std::is_void_v<typename submitted_input<input>::type>) {
        return Function(context, read_submitted<typename submitted_input<input>::type>(c));
    } else {
        FOYER_TRY(const auto in, read_input<input>(c));
        return Function(context, in);
    }
}

template <class In>
std::vector<json::field_schema> fields_of_page(json::schemas& all) {
    if constexpr (std::is_void_v<In> || std::is_same_v<In, form>)
        return {};
    else if constexpr (!std::is_void_v<typename submitted_input<In>::type>)
        return json::fields_of<typename submitted_input<In>::type>(all);
    else
        return json::fields_of<In>(all);
}

}

// A route of a page; everybody may see it unless said otherwise.
template <auto Function>
constexpr route page(
    http::method m, std::string_view path, std::string_view description,
    http::access access = http::access::anyone
) {
    using input = typename detail::signature<decltype(Function)>::input;
    route r;
    r.method = m;
    r.path = path;
    r.access = access;
    r.description = description;
    r.operation = detail::function_name<Function>();
    r.page = true;
    r.form = std::is_void_v<input>         ? input_form::none
             : std::is_same_v<input, form> ? input_form::raw
                                           : input_form::lenient;
    r.invoke = &detail::invoke_page<Function>;
    r.input_fields = &detail::fields_of_page<input>;
    r.output_schema = &detail::schema_of_output<void>;
    return r;
}

}
