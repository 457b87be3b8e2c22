#pragma once

#include "platform/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Parsed input as the decoder sees it. The parser (Boost.JSON) stays behind this header.
namespace foyer::json {

// One value of a document; a light handle that lives as long as its document.
class node {
public:
    enum class kind : std::uint8_t { null, boolean, integer, number, text, array, object };

    node() = default;
    node(const void* value, bool typed) : value_(value), typed_(typed) {}

    kind type() const;
    // False for what comes from addresses and forms, where every value is a text: numbers and
    // booleans are then read from their text, and an empty text counts as absent.
    bool typed() const { return typed_; }

    // Only for the type they name.
    bool boolean() const;
    std::int64_t integer() const;
    std::string_view text() const;
    std::size_t size() const; // of arrays and objects
    node at(std::size_t index) const;
    std::string_view key(std::size_t index) const; // of objects, in the order of the text

    // The value of a key of an object.
    std::optional<node> find(std::string_view key) const;

    // The value as compact JSON text.
    std::string to_text() const;

private:
    const void* value_{};
    bool typed_{true};
};

// A parsed document; cheap to copy.
class document {
public:
    // Parses JSON. Errors: "body.malformed" (with the place), also for more than 32 levels and for
    // numbers that JSON cannot carry. A key that stands twice in one object: the last one counts.
    static result<document> parse(std::string_view text);

    // An object of texts. Names that stand several times become arrays; "items[0]" stays a plain
    // name.
    static document from_pairs(const std::vector<std::pair<std::string, std::string>>& pairs);

    // An empty object.
    static document empty_object();

    node root() const;

private:
    explicit document(std::shared_ptr<const void> value, bool typed)
        : value_(std::move(value)), typed_(typed) {}

    std::shared_ptr<const void> value_;
    bool typed_{};
};

// Checks a JSON text from outside and gives it back in compact form.
result<std::string> compact(std::string_view text);

}
