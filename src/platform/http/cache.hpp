#pragma once

#include "platform/http/call.hpp"

#include <atomic>
#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace foyer::http {

struct routed; // router.hpp

// A complete answer as it goes over the wire, but for the lines that differ each time (date,
// request id, connection).
struct stored_answer {
    // Status line and headers, without the empty line that ends them.
    std::string plain_head;
    std::string gzip_head;   // empty: not worth compressing, or nobody has asked for it yet
    std::string brotli_head; // empty: as gzip_head, or not made yet
    std::string not_modified_head;
    std::string plain;
    std::string gzip;
    std::string brotli;
    std::string etag; // W/"..."
    std::vector<cache_policy::tag> tags;
    const routed* from{}; // the route that made it, for the log and the metrics
    bool immutable{};
    bool compressible{};

    // Whether the gzip form is still to be made, when the first client asks for it.
    bool wants_gzip() const { return compressible && gzip_head.empty(); }
    // Whether the brotli form is still to be made: it costs more than a request should wait for.
    bool wants_brotli() const { return brotli_head.empty() && !gzip_head.empty(); }
    // Whether nothing that it shows has changed since its queries ran.
    bool is_fresh() const;
    std::size_t bytes() const;
};

// Answers up to a number of bytes, the least recently used go first. Not for several threads.
class shelf {
public:
    explicit shelf(std::size_t max_bytes) : max_bytes_(max_bytes) {}

    // Nothing when there is none or it is stale; a stale one is dropped.
    std::shared_ptr<const stored_answer> find(std::string_view key);

    // Replaces what stood under the key.
    void store(std::string key, std::shared_ptr<const stored_answer> answer);

    // Puts `better`, another form of the same answer, into the place of `known`, unless that has
    // gone meanwhile.
    void improve(
        std::string_view key, const stored_answer* known,
        std::shared_ptr<const stored_answer> better
    );

    // From any thread, for metrics; everything else only from the core's.
    std::size_t bytes() const { return bytes_.load(std::memory_order_relaxed); }
    std::size_t size() const { return entries_.size(); }

private:
    struct entry {
        std::string key;
        std::shared_ptr<const stored_answer> answer;
    };
    using position = std::list<entry>::iterator;

    void drop(position p);
    static std::size_t cost(const entry& e);

    std::size_t max_bytes_;
    std::atomic<std::size_t> bytes_{};
    std::list<entry> entries_;                             // most recently used first
    std::unordered_map<std::string_view, position> index_; // keys live in the entries
};

// The answers that one core keeps: an eighth of the room for those whose address a visitor made up
// (call::cache_as_typed), the rest for the others, so that no search pushes a page out.
class cache {
public:
    explicit cache(std::size_t max_bytes)
        : largest_(max_bytes / 8), pages_(max_bytes - largest_), typed_(largest_) {}

    std::shared_ptr<const stored_answer> find(std::string_view key);

    // Replaces what stood under the key. Answers above an eighth of the whole are not kept.
    void store(
        std::string key, std::shared_ptr<const stored_answer> answer, const cache_policy& policy
    );

    // As shelf::improve, wherever the answer stands.
    void improve(
        std::string_view key, const stored_answer* known,
        std::shared_ptr<const stored_answer> better
    );

    // From any thread, for metrics; everything else only from the core's.
    std::size_t bytes() const { return pages_.bytes() + typed_.bytes(); }
    std::size_t size() const { return pages_.size() + typed_.size(); }

private:
    std::size_t largest_;
    shelf pages_;
    shelf typed_;
};

// Makes an answer that can be kept, not compressed yet. `vary_language` when the language came from
// a header.
std::shared_ptr<const stored_answer> store_form(
    const response& r, const cache_policy& policy, bool vary_language, const routed* from = nullptr
);

// The same answer with its gzip form when it lacks it and the request wants it; else nothing.
std::shared_ptr<const stored_answer> packed_for(const stored_answer& known, const request& r);

// The same answer with its brotli form. Takes its time, 1 to 70 ms for a page; from any thread.
std::shared_ptr<const stored_answer> with_brotli(const stored_answer& known);

// Chooses plain, gzip, brotli or 304 for a request.
response answer_from(std::shared_ptr<const stored_answer> stored, const request& r);

}
