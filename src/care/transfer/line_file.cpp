#include "care/transfer/line_file.hpp"

#include "platform/base/assert.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

namespace foyer::transfer {

namespace {

constexpr std::size_t chunk_bytes = 256u << 10;

[[noreturn]] void throw_errno(const std::string& doing) {
    throw std::system_error(errno, std::generic_category(), doing);
}

}

struct digest::state {
    EVP_MD_CTX* context{EVP_MD_CTX_new()};
    ~state() { EVP_MD_CTX_free(context); }
};

digest::digest() : state_(std::make_unique<state>()) {
    const int done = EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr);
    FOYER_ASSERT(done == 1, "OpenSSL has SHA-256");
}

digest::~digest() = default;

void digest::add(std::string_view bytes) {
    EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

std::string digest::finish() {
    static constexpr char hex[] = "0123456789abcdef";
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    EVP_DigestFinal_ex(state_->context, bytes, &size);
    std::string out;
    for (unsigned i = 0; i < size; ++i) {
        out += hex[bytes[i] >> 4];
        out += hex[bytes[i] & 15];
    }
    return out;
}

line_writer::line_writer(const std::filesystem::path& file) : name_(file.string()) {
    const int made = open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0) throw_errno("cannot make " + name_);
    file_.reset(fdopen(made, "wb"));
    if (!file_) throw_errno("cannot write " + name_);
}

void line_writer::put(std::string_view bytes) {
    digest_.add(bytes);
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size())
        throw_errno("cannot write " + name_);
}

void line_writer::write(std::string_view line) {
    put(line);
    put("\n");
}

std::string line_writer::finish() {
    if (std::fflush(file_.get()) != 0 || fsync(fileno(file_.get())) != 0)
        throw_errno("cannot write " + name_);
    return digest_.finish();
}

line_reader::line_reader(const std::filesystem::path& file)
    : name_(file.string()), file_(std::fopen(name_.c_str(), "rbe")) {
    if (!file_) throw_errno("cannot read " + name_);
}

// Whether more of the file has come into the buffer.
bool line_reader::fill() {
    buffer_.erase(0, at_);
    at_ = 0;
    const auto kept = buffer_.size();
    if (kept > max_line_bytes)
        throw std::length_error(
            name_ + ":" + std::to_string(number_ + 1) + ": a line of more than 16 MB"
        );
    buffer_.resize(kept + chunk_bytes);
    const auto got = std::fread(buffer_.data() + kept, 1, chunk_bytes, file_.get());
    if (std::ferror(file_.get()) != 0) throw_errno("cannot read " + name_);
    buffer_.resize(kept + got);
    digest_.add(std::string_view(buffer_).substr(kept));
    return got > 0;
}

std::optional<std::string_view> line_reader::next() {
    auto end = buffer_.find('\n', at_);
    while (end == std::string::npos) {
        const auto searched = buffer_.size() - at_;
        if (!fill()) break;
        end = buffer_.find('\n', searched);
    }
    if (end == std::string::npos) {
        if (at_ == buffer_.size()) return std::nullopt;
        end = buffer_.size();
    }
    const auto line = std::string_view(buffer_).substr(at_, end - at_);
    at_ = std::min(end + 1, buffer_.size());
    ++number_;
    return line;
}

}
