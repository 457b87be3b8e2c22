#pragma once

#include "platform/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>

struct ssl_ctx_st;
struct ssl_st;

namespace foyer::app {

// A certificate or key that cannot be used; the message names the file and says why.
struct tls_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct tls_session_end {
    void operator()(ssl_st* session) const;
};
using tls_session = std::unique_ptr<ssl_st, tls_session_end>;

// Who we are to clients that speak TLS: certificate chain and key from PEM files, and the profile
// (TLS 1.2 and 1.3, forward secrecy and authenticated ciphers only, http/1.1). From any thread.
class tls_identity {
public:
    // Throws tls_error.
    tls_identity(std::filesystem::path certificate, std::filesystem::path key);

    // Reads the files again, for new connections; what is wrong with them leaves everything as it
    // was (code tls.unusable).
    result<> reload();
    // Whether the files are others than those that were last read, well or not.
    bool files_changed() const;

    // A session for an accepted, non-blocking socket, which stays the caller's.
    tls_session begin(int socket) const;

    // The end of the certificate in use, in seconds since 1970.
    std::int64_t expires_at_s() const;

private:
    std::shared_ptr<ssl_ctx_st> current() const;
    std::string stamp() const;

    const std::filesystem::path certificate_;
    const std::filesystem::path key_;
    mutable std::mutex guard_;
    std::shared_ptr<ssl_ctx_st> context_;
    std::string read_stamp_;
};

}
