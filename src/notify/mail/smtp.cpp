#include "notify/mail/smtp.hpp"

#include "notify/mail/mime.hpp"
#include "platform/base/assert.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

namespace foyer::notify {

namespace {

constexpr long connect_seconds = 10;
constexpr long total_seconds = 30;

struct easy_close {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct list_close {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

void start_curl_once() {
    static const auto started = curl_global_init(CURL_GLOBAL_DEFAULT);
    FOYER_ASSERT(started == CURLE_OK, "libcurl starts");
}

// What libcurl reads while it sends.
struct upload {
    std::string_view rest;
    const std::stop_token& stop;
};

std::size_t give_bytes(char* to, std::size_t size, std::size_t count, void* from) {
    auto& rest = static_cast<upload*>(from)->rest;
    const auto taken = std::min(size * count, rest.size());
    std::memcpy(to, rest.data(), taken);
    rest.remove_prefix(taken);
    return taken;
}

// libcurl asks at least once a second; anything but 0 ends the transfer.
int ask_to_stop(void* from, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<upload*>(from)->stop.stop_requested() ? 1 : 0;
}

template <class T>
void set(CURL* handle, CURLoption option, T value) {
    const auto done = curl_easy_setopt(handle, option, value);
    FOYER_ASSERT(done == CURLE_OK, "libcurl knows every option that we use");
}

long curl_encryption(encryption how) {
    switch (how) {
        case encryption::none: return CURLUSESSL_NONE;
        case encryption::if_offered: return CURLUSESSL_TRY;
        case encryption::required: break;
    }
    return CURLUSESSL_ALL;
}

void configure(CURL* handle, const smtp_server& server) {
    set(handle, CURLOPT_URL, server.url.c_str());
    set(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(handle, CURLOPT_USE_SSL, curl_encryption(encryption_for(server)));
    if (!server.user.empty()) {
        set(handle, CURLOPT_USERNAME, server.user.c_str());
        set(handle, CURLOPT_PASSWORD, server.password.c_str());
    }
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_NOPROXY, "*");
    set(handle, CURLOPT_CONNECTTIMEOUT, connect_seconds);
    set(handle, CURLOPT_TIMEOUT, total_seconds);
}

}

encryption encryption_for(const smtp_server& server) {
    auto host = std::string_view(server.url);
    if (const auto scheme = host.find("://"); scheme != std::string_view::npos)
        host.remove_prefix(scheme + 3);
    host = host.starts_with('[') ? host.substr(0, host.find(']') + 1)
                                 : host.substr(0, host.find_first_of(":/"));
    if (host == "localhost" || host == "127.0.0.1" || host == "[::1]") return encryption::none;
    return server.user.empty() ? encryption::if_offered : encryption::required;
}

void send_by_smtp(const smtp_server& server, const message& m, const std::stop_token& stop) {
    start_curl_once();
    const std::unique_ptr<CURL, easy_close> handle(curl_easy_init());
    FOYER_ASSERT(handle != nullptr, "libcurl has memory for a handle");
    configure(handle.get(), server);

    const auto bytes = to_mime(m);
    upload body{bytes, stop};
    const auto sender = "<" + m.from.address + ">";
    const auto receiver = "<" + m.to.address + ">";
    const std::unique_ptr<curl_slist, list_close> receivers(
        curl_slist_append(nullptr, receiver.c_str())
    );
    std::array<char, CURL_ERROR_SIZE> reason{};
    set(handle.get(), CURLOPT_MAIL_FROM, sender.c_str());
    set(handle.get(), CURLOPT_MAIL_RCPT, receivers.get());
    set(handle.get(), CURLOPT_UPLOAD, 1L);
    set(handle.get(), CURLOPT_READFUNCTION, &give_bytes);
    set(handle.get(), CURLOPT_READDATA, &body);
    set(handle.get(), CURLOPT_XFERINFOFUNCTION, &ask_to_stop);
    set(handle.get(), CURLOPT_XFERINFODATA, &body);
    set(handle.get(), CURLOPT_NOPROGRESS, 0L);
    set(handle.get(), CURLOPT_ERRORBUFFER, reason.data());

    const auto done = curl_easy_perform(handle.get());
    if (done == CURLE_OK) return;
    long answer = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &answer);
    throw mail_failure(
        std::string("SMTP: ") + (reason[0] != '\0' ? reason.data() : curl_easy_strerror(done)) +
        (answer > 0 ? " (last answer " + std::to_string(answer) + ")" : "")
    );
}

}
