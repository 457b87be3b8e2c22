#include "platform/db/migrate/directive.hpp"

#include "platform/db/statement_text.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace foyer::migrate {

namespace {

constexpr std::string_view white_space = " \t\r";

using options = std::map<std::string, std::string, std::less<>>;

std::string_view trimmed_front(std::string_view text) {
    const auto begin = text.find_first_not_of(white_space);
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

// Takes a value off the front of `rest`: up to white space, or in double quotes, of which two stand
// for one.
result<std::string> take_value(std::string_view& rest) {
    std::string value;
    if (!rest.starts_with('"')) {
        const auto end = std::min(rest.find_first_of(white_space), rest.size());
        value = rest.substr(0, end);
        rest.remove_prefix(end);
        return value;
    }
    for (std::size_t at = 1; at < rest.size(); ++at) {
        if (rest[at] == '"' && rest.substr(at + 1, 1) != "\"") {
            rest.remove_prefix(at + 1);
            return value;
        }
        if (rest[at] == '"') ++at;
        value += rest[at];
    }
    return bad_directive("a quote is not closed");
}

result<options> read_options(std::string_view rest) {
    options out;
    for (rest = trimmed_front(rest); !rest.empty(); rest = trimmed_front(rest)) {
        const auto equals = rest.find('=');
        const std::string name(rest.substr(0, equals));
        if (equals == std::string_view::npos || name.find_first_of(white_space) != name.npos)
            return bad_directive("'" + name + "' is no option of the form name=value");
        rest.remove_prefix(equals + 1);
        FOYER_TRY(auto value, take_value(rest));
        if (!out.emplace(name, std::move(value)).second)
            return bad_directive("the option " + name + " stands there twice");
    }
    return out;
}

// Takes the option out of the list.
result<int> number_of(options& given, const char* name, int least, int most, int otherwise) {
    const auto found = given.find(name);
    if (found == given.end()) return otherwise;
    const auto text = given.extract(found).mapped();
    int value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size() || value < least || value > most)
        return bad_directive(
            std::string(name) + "=" + text + " is not a number from " + std::to_string(least) +
            " to " + std::to_string(most)
        );
    return value;
}

result<part> read_batches(options given) {
    part out{.kind = part_kind::batches};
    FOYER_TRY(out.batch_rows, number_of(given, "rows", 1, max_batch_rows, 0));
    FOYER_TRY(out.pause_ms, number_of(given, "pause_ms", 0, max_pause_ms, 0));
    if (const auto found = given.find("remaining"); found != given.end())
        out.remaining = given.extract(found).mapped();
    if (!given.empty()) return bad_directive("unknown option " + given.begin()->first);
    if (out.batch_rows == 0) return bad_directive("batches need rows=...");
    if (out.remaining.empty()) return bad_directive("batches need remaining=\"SELECT ...\"");
    if (!db::looks_read_only(out.remaining) || db::split_script(out.remaining).size() != 1)
        return bad_directive("remaining must be one query that only reads");
    return out;
}

}

error bad_directive(std::string message) {
    return {errc::invalid, "migration.bad_directive", std::move(message)};
}

result<part> read_directive(std::string_view line) {
    const auto text = line.substr(directive_mark.size());
    const auto end = std::min(text.find_first_of(white_space), text.size());
    const auto word = text.substr(0, end);
    FOYER_TRY(auto given, read_options(text.substr(end)));
    if (word == "batches") return read_batches(std::move(given));
    if (word != "transaction" && word != "alone")
        return bad_directive("unknown directive foyer:" + std::string(word));
    if (!given.empty()) return bad_directive("unknown option " + given.begin()->first);
    return part{.kind = word == "alone" ? part_kind::alone : part_kind::transaction};
}

}
