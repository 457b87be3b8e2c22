#include "platform/http/cache.hpp"

#include "platform/base/crypto.hpp"
#include "platform/http/coding.hpp"
#include "platform/http/compression.hpp"
#include "platform/http/wire.hpp"

#include <algorithm>

namespace foyer::http {

namespace {

constexpr int stored_gzip_level = 6;
// Level 11 saves another tenth for fifty times the work: for what never changes.
constexpr int stored_brotli_level = 5;
constexpr int immutable_brotli_level = 11;

// Whether If-None-Match names this tag; weak comparison, as GET wants it.
bool matches(std::string_view if_none_match, std::string_view etag) {
    if (if_none_match == "*") return true;
    return if_none_match.find(etag.substr(2)) !=
           std::string_view::npos; // without W/, with its quotes
}

std::string length_line(std::size_t length) {
    return "Content-Length: " + std::to_string(length) + "\r\n";
}

void replace_line(std::string& head, const std::string& line, const std::string& by) {
    head.replace(head.find(line), line.size(), by);
}

std::string head_of(
    const response& r, int status, const stored_answer& made, const std::string& caching,
    std::size_t length
) {
    std::string head = status_line(status);
    if (status != 304) {
        add_line(head, "Content-Type", r.content_type);
        head += length_line(length);
    }
    for (const auto& [name, value] : r.headers) add_line(head, name, value);
    add_line(head, "ETag", made.etag);
    head += caching;
    head += security_lines();
    return head;
}

}

bool stored_answer::is_fresh() const {
    return std::all_of(tags.begin(), tags.end(), [](const cache_policy::tag& t) {
        return generations::current(t.slot) == t.generation;
    });
}

std::size_t stored_answer::bytes() const {
    return sizeof *this + plain_head.size() + gzip_head.size() + brotli_head.size() +
           not_modified_head.size() + plain.size() + gzip.size() + brotli.size() + etag.size() +
           tags.size() * sizeof(cache_policy::tag);
}

std::shared_ptr<const stored_answer> shelf::find(std::string_view key) {
    const auto found = index_.find(key);
    if (found == index_.end()) return nullptr;
    const auto at = found->second;
    if (!at->answer->is_fresh()) {
        drop(at);
        return nullptr;
    }
    entries_.splice(entries_.begin(), entries_, at);
    return at->answer;
}

void shelf::store(std::string key, std::shared_ptr<const stored_answer> answer) {
    if (const auto found = index_.find(key); found != index_.end()) drop(found->second);
    entry made{std::move(key), std::move(answer)};
    const auto needed = cost(made);
    if (needed > max_bytes_) return;
    while (bytes_ + needed > max_bytes_) drop(std::prev(entries_.end()));
    bytes_ += needed;
    entries_.push_front(std::move(made));
    index_.emplace(entries_.front().key, entries_.begin());
}

void shelf::improve(
    std::string_view key, const stored_answer* known, std::shared_ptr<const stored_answer> better
) {
    const auto found = index_.find(key);
    if (found == index_.end() || found->second->answer.get() != known) return;
    store(std::string(key), std::move(better));
}

void shelf::drop(position p) {
    bytes_ -= cost(*p);
    index_.erase(p->key);
    entries_.erase(p);
}

std::size_t shelf::cost(const entry& e) {
    constexpr std::size_t bookkeeping = 160; // list and index nodes
    return e.answer->bytes() + e.key.size() + bookkeeping;
}

std::shared_ptr<const stored_answer> cache::find(std::string_view key) {
    auto found = pages_.find(key);
    return found ? found : typed_.find(key);
}

void cache::store(
    std::string key, std::shared_ptr<const stored_answer> answer, const cache_policy& policy
) {
    if (answer->bytes() > largest_) return;
    auto& place = policy.typed ? typed_ : pages_;
    place.store(std::move(key), std::move(answer));
}

void cache::improve(
    std::string_view key, const stored_answer* known, std::shared_ptr<const stored_answer> better
) {
    pages_.improve(key, known, better);
    typed_.improve(key, known, std::move(better));
}

std::shared_ptr<const stored_answer> store_form(
    const response& r, const cache_policy& policy, bool vary_language, const routed* from
) {
    auto made = std::make_shared<stored_answer>();
    made->etag = "W/\"" + sha256_hex(r.body).substr(0, 24) + "\"";
    made->tags = policy.tags;
    made->from = from;
    made->immutable = policy.immutable;
    made->plain = r.body;
    std::string caching;
    add_line(
        caching, "Vary",
        vary_language && !policy.immutable ? "Accept-Encoding, Accept-Language" : "Accept-Encoding"
    );
    if (policy.immutable)
        add_line(caching, "Cache-Control", "public, max-age=31536000, immutable");
    else if (policy.max_age_s > 0)
        add_line(caching, "Cache-Control", "public, max-age=" + std::to_string(policy.max_age_s));
    else
        add_line(caching, "Cache-Control", "public, no-cache");
    made->plain_head = head_of(r, r.status, *made, caching, made->plain.size());
    made->not_modified_head = head_of(r, 304, *made, caching, 0);
    made->compressible = is_compressible(r.content_type, r.body.size());
    return made;
}

std::shared_ptr<const stored_answer> packed_for(const stored_answer& known, const request& r) {
    if (!known.wants_gzip() || choose_coding(r, true) == coding::identity) return nullptr;
    auto made = std::make_shared<stored_answer>(known);
    made->gzip = gzip(known.plain, stored_gzip_level);
    made->gzip_head = known.plain_head;
    replace_line(made->gzip_head, length_line(known.plain.size()), length_line(made->gzip.size()));
    made->gzip_head += "Content-Encoding: gzip\r\n";
    return made;
}

std::shared_ptr<const stored_answer> with_brotli(const stored_answer& known) {
    auto made = std::make_shared<stored_answer>(known);
    made->brotli =
        brotli(known.plain, known.immutable ? immutable_brotli_level : stored_brotli_level);
    made->brotli_head = known.gzip_head;
    auto& head = made->brotli_head;
    replace_line(head, length_line(known.gzip.size()), length_line(made->brotli.size()));
    replace_line(head, "Content-Encoding: gzip\r\n", "Content-Encoding: br\r\n");
    return made;
}

response answer_from(std::shared_ptr<const stored_answer> stored, const request& r) {
    response out;
    if (const auto known = r.header_value("If-None-Match");
        known && matches(*known, stored->etag)) {
        out.status = 304;
        out.form = stored_form::not_modified;
    } else if (!stored->gzip_head.empty()) {
        switch (choose_coding(r, !stored->brotli_head.empty())) {
            case coding::identity: break;
            case coding::gzip: out.form = stored_form::gzip; break;
            case coding::brotli: out.form = stored_form::brotli; break;
        }
    }
    out.stored = std::move(stored);
    return out;
}

}
