#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// Text files of one row a line, with their SHA-256 on the way. Faults of the disk are thrown as
// std::system_error naming the file.
namespace foyer::transfer {

class digest {
public:
    digest();
    ~digest();
    digest(const digest&) = delete;
    digest& operator=(const digest&) = delete;

    void add(std::string_view bytes);
    // Lower-case hex; once.
    std::string finish();

private:
    struct state;
    std::unique_ptr<state> state_;
};

struct close_file {
    void operator()(std::FILE* f) const { std::fclose(f); }
};
using file_handle = std::unique_ptr<std::FILE, close_file>;

// Makes a new file that only its owner can read; one that exists is an error.
class line_writer {
public:
    explicit line_writer(const std::filesystem::path& file);

    void write(std::string_view line);
    // Brings everything to the disk; the SHA-256 of the file.
    std::string finish();

private:
    void put(std::string_view bytes);

    std::string name_;
    file_handle file_;
    digest digest_;
};

class line_reader {
public:
    // Longer lines are no rows of ours.
    static constexpr std::size_t max_line_bytes = 16u << 20;

    explicit line_reader(const std::filesystem::path& file);

    // The next line without its end, valid until the next call; nothing at the end of the file.
    // Throws std::length_error naming file and line above max_line_bytes.
    std::optional<std::string_view> next();
    // Of the line that next() gave, from 1.
    std::int64_t number() const { return number_; }
    // Of the whole file, once next() has given nothing.
    std::string sha256() { return digest_.finish(); }

private:
    bool fill();

    std::string name_;
    file_handle file_;
    digest digest_;
    std::string buffer_;
    std::size_t at_{0};
    std::int64_t number_{0};
};

}
