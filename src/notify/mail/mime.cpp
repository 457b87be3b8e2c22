#include "notify/mail/mime.hpp"

#include "notify/mail/address.hpp"
#include "platform/base/assert.hpp"

#include <algorithm>
#include <gmime/gmime.h>
#include <memory>
#include <mutex>
#include <string_view>

namespace foyer::notify {

namespace {

struct unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using owned = std::unique_ptr<T, unref>;

void start_gmime() {
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

// GMime encodes what is not ASCII; what could end a header must not reach it.
std::string without_controls(std::string_view value) {
    std::string out(value);
    std::ranges::replace_if(out, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    return out;
}

void add_mailbox(GMimeMessage* message, GMimeAddressType role, const mailbox& who) {
    FOYER_ASSERT(is_mail_address(who.address), "whoever makes a message looks at its addresses");
    const auto name = without_controls(who.name);
    const char* shown = name.empty() ? nullptr : name.c_str();
    g_mime_message_add_mailbox(message, role, shown, who.address.c_str());
}

owned<GMimeTextPart> text_part(const char* subtype, const std::string& text) {
    owned<GMimeTextPart> part(g_mime_text_part_new_with_subtype(subtype));
    g_mime_text_part_set_charset(part.get(), "utf-8");
    g_mime_text_part_set_text(part.get(), text.c_str());
    g_mime_part_set_content_encoding(GMIME_PART(part.get()), GMIME_CONTENT_ENCODING_BASE64);
    return part;
}

void set_headers(GMimeMessage* message, const notify::message& m) {
    const std::unique_ptr<GDateTime, decltype(&g_date_time_unref)> date(
        g_date_time_new_from_unix_utc(m.date.milliseconds / 1000), &g_date_time_unref
    );
    g_mime_message_set_date(message, date.get());
    add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, m.from);
    add_mailbox(message, GMIME_ADDRESS_TYPE_TO, m.to);
    if (m.reply_to) add_mailbox(message, GMIME_ADDRESS_TYPE_REPLY_TO, *m.reply_to);
    g_mime_message_set_subject(message, without_controls(m.subject).c_str(), "utf-8");
    const auto host = m.from.address.substr(m.from.address.find('@') + 1);
    g_mime_message_set_message_id(message, (without_controls(m.id) + "@" + host).c_str());
    // So that nobody's absence note answers it.
    g_mime_object_set_header(GMIME_OBJECT(message), "Auto-Submitted", "auto-generated", nullptr);
}

std::string text_of(GMimeObject* object) {
    const std::unique_ptr<GMimeFormatOptions, decltype(&g_mime_format_options_free)> format(
        g_mime_format_options_new(), &g_mime_format_options_free
    );
    g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
    const std::unique_ptr<char, decltype(&g_free)> text(
        g_mime_object_to_string(object, format.get()), &g_free
    );
    return text.get();
}

}

std::string to_mime(const message& m) {
    start_gmime();
    const owned<GMimeMessage> message(g_mime_message_new(true));
    set_headers(message.get(), m);
    const owned<GMimeMultipart> both(g_mime_multipart_new_with_subtype("alternative"));
    g_mime_multipart_set_boundary(both.get(), "=_foyer_alternative"); // no base64 holds it
    g_mime_multipart_add(both.get(), GMIME_OBJECT(text_part("plain", m.text).get()));
    g_mime_multipart_add(both.get(), GMIME_OBJECT(text_part("html", m.html).get()));
    g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(both.get()));
    return text_of(GMIME_OBJECT(message.get()));
}

}
