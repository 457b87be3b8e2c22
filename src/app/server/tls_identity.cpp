#include "app/server/tls_identity.hpp"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <array>
#include <csignal>
#include <ctime>
#include <string_view>
#include <sys/stat.h>
#include <utility>

namespace foyer::app {

namespace {

// For TLS 1.2; all suites of 1.3 are good.
constexpr const char* ciphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
    "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";
constexpr std::string_view protocol = "\x08http/1.1";
constexpr std::array<unsigned char, 5> session_scope{'f', 'o', 'y', 'e', 'r'};

std::string last_reason() {
    const auto code = ERR_get_error();
    ERR_clear_error();
    const char* reason = ERR_reason_error_string(code);
    return reason == nullptr ? "it cannot be read" : reason;
}

// Clients that only speak something else are told so; those that do not say are served.
int choose_protocol(
    SSL* /*session*/, const unsigned char** chosen, unsigned char* size,
    const unsigned char* offered, unsigned int offered_size, void* /*argument*/
) {
    unsigned char* found = nullptr;
    const int outcome = SSL_select_next_proto(
        &found, size, reinterpret_cast<const unsigned char*>(protocol.data()),
        static_cast<unsigned int>(protocol.size()), offered, offered_size
    );
    *chosen = found;
    return outcome == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

void set_profile(SSL_CTX* context) {
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(
        context, SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA |
                     SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_IGNORE_UNEXPECTED_EOF
    );
    SSL_CTX_set_mode(
        context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                     SSL_MODE_RELEASE_BUFFERS
    );
    // Sessions are resumed by tickets alone, whose key lives as long as the certificate: no memory.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_session_id_context(context, session_scope.data(), session_scope.size());
    SSL_CTX_set_num_tickets(context, 1);
    SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
}

std::shared_ptr<SSL_CTX> read_identity(
    const std::filesystem::path& certificate, const std::filesystem::path& key
) {
    ERR_clear_error();
    std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
    if (context == nullptr || SSL_CTX_set_cipher_list(context.get(), ciphers) != 1)
        throw tls_error("TLS cannot be set up: " + last_reason());
    set_profile(context.get());
    if (SSL_CTX_use_certificate_chain_file(context.get(), certificate.c_str()) != 1)
        throw tls_error(fmt::format("certificate {}: {}", certificate.string(), last_reason()));
    if (SSL_CTX_use_PrivateKey_file(context.get(), key.c_str(), SSL_FILETYPE_PEM) != 1)
        throw tls_error(fmt::format("key {}: {}", key.string(), last_reason()));
    return context;
}

std::string stamp_of(const std::filesystem::path& file) {
    struct stat found{};
    if (::stat(file.c_str(), &found) != 0) return "-";
    return fmt::format(
        "{} {} {}.{}", found.st_ino, found.st_size, found.st_mtim.tv_sec, found.st_mtim.tv_nsec
    );
}

}

void tls_session_end::operator()(ssl_st* session) const { SSL_free(session); }

tls_identity::tls_identity(std::filesystem::path certificate, std::filesystem::path key)
    : certificate_(std::move(certificate)), key_(std::move(key)), read_stamp_(stamp()) {
    context_ = read_identity(certificate_, key_);
    // OpenSSL writes to sockets in a way that ends a program whose client has left.
    std::signal(SIGPIPE, SIG_IGN);
}

result<> tls_identity::reload() {
    auto seen = stamp();
    std::shared_ptr<SSL_CTX> context;
    std::string problem;
    try {
        context = read_identity(certificate_, key_);
    } catch (const tls_error& e) {
        problem = e.what();
    }
    const std::lock_guard lock(guard_);
    read_stamp_ = std::move(seen);
    if (context == nullptr) return error{errc::unprocessable, "tls.unusable", problem};
    context_ = std::move(context);
    return {};
}

bool tls_identity::files_changed() const {
    const auto seen = stamp();
    const std::lock_guard lock(guard_);
    return seen != read_stamp_;
}

tls_session tls_identity::begin(int socket) const {
    tls_session session(SSL_new(current().get()));
    if (session != nullptr) {
        SSL_set_fd(session.get(), socket);
        SSL_set_accept_state(session.get());
    }
    return session;
}

std::int64_t tls_identity::expires_at_s() const {
    std::tm parts{};
    const auto* end = X509_get0_notAfter(SSL_CTX_get0_certificate(current().get()));
    if (ASN1_TIME_to_tm(end, &parts) != 1) return 0;
    return timegm(&parts);
}

std::shared_ptr<SSL_CTX> tls_identity::current() const {
    const std::lock_guard lock(guard_);
    return context_;
}

std::string tls_identity::stamp() const { return stamp_of(certificate_) + " " + stamp_of(key_); }

}
