#include "platform/db/postgres_values.hpp"

#include "platform/db/failure.hpp"

namespace foyer::db {

postgres_values::postgres_values(std::span<const value> values) : made_(values.size()) {
    texts_.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) texts_.push_back(text_of(values[i], made_[i]));
}

const char* postgres_values::text_of(const value& v, std::string& made) {
    switch (v.kind) {
        case value::type::null: return nullptr;
        case value::type::boolean: return v.number != 0 ? "t" : "f";
        case value::type::integer: made = std::to_string(v.number); break;
        case value::type::decimal: made = to_text(v.number, v.scale); break;
        case value::type::timestamp: made = to_database_text(timestamp{v.number}); break;
        case value::type::text:
        case value::type::json:
            if (v.text.find('\0') != std::string::npos)
                throw failure("a text with a zero byte cannot be stored");
            return v.text.c_str();
    }
    return made.c_str();
}

}
