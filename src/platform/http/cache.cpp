#include "platform/http/cache.hpp"

#include "platform/base/crypto.hpp"
#include "platform/http/compression.hpp"
#include "platform/http/wire.hpp"

#include <algorithm>

namespace foyer::http {

namespace {

constexpr int stored_gzip_level = 6;

// Whether If-None-Match names this tag; weak comparison, as GET wants it.
bool matches(std::string_view if_none_match, std::string_view etag) {
    if (if_none_match == "*") return true;
    return if_none_match.find(etag.substr(2)) !=
           std::string_view::npos; // without W/, with its quotes
}

std::string head_of(
    const response& r, int status, const stored_answer& made, const std::string& caching,
    std::string_view encoding, std::size_t length
) {
    std::string head = status_line(status);
    if (status != 304) {
        add_line(head, "Content-Type", r.content_type);
        add_line(head, "Content-Length", std::to_string(length));
    }
    if (!encoding.empty()) add_line(head, "Content-Encoding", encoding);
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
    return sizeof *this + plain_head.size() + gzip_head.size() + not_modified_head.size() +
           plain.size() + gzip.size() + etag.size() + tags.size() * sizeof(cache_policy::tag);
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

std::shared_ptr<const stored_answer> store_form(
    const response& r, const cache_policy& policy, bool vary_language
) {
    auto made = std::make_shared<stored_answer>();
    made->etag = "W/\"" + sha256_hex(r.body).substr(0, 24) + "\"";
    made->tags = policy.tags;
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
    made->plain_head = head_of(r, r.status, *made, caching, "", made->plain.size());
    made->not_modified_head = head_of(r, 304, *made, caching, "", 0);
    if (!is_compressible(r.content_type, r.body.size())) return made;
    made->gzip = gzip(r.body, stored_gzip_level);
    made->gzip_head = head_of(r, r.status, *made, caching, "gzip", made->gzip.size());
    return made;
}

response answer_from(std::shared_ptr<const stored_answer> stored, const request& r) {
    response out;
    if (const auto known = r.header_value("If-None-Match");
        known && matches(*known, stored->etag)) {
        out.status = 304;
        out.form = stored_form::not_modified;
    } else {
        out.form =
            !stored->gzip_head.empty() && r.accepts_gzip() ? stored_form::gzip : stored_form::plain;
    }
    out.stored = std::move(stored);
    return out;
}

}
