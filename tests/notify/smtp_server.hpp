#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <sys/types.h>
#include <vector>

namespace foyer::test {

// A mail as the server took it, read by a parser that is not ours.
struct received_mail {
    std::string from;                           // envelope
    std::vector<std::string> to;                // envelope
    std::map<std::string, std::string> headers; // lower-case names, decoded values
    std::string text;
    std::string html;
};

// A real SMTP server (smtp_server.py) on a free port, for as long as the object lives.
class smtp_server {
public:
    // `arguments`: of smtp_server.py, after the folder.
    explicit smtp_server(const std::vector<std::string>& arguments = {});
    ~smtp_server();
    smtp_server(const smtp_server&) = delete;
    smtp_server& operator=(const smtp_server&) = delete;

    std::string url(const std::string& scheme = "smtp") const;

    // Every mail that was taken, in the order of arrival.
    std::vector<received_mail> mails() const;

    // Answers every mail with this text from now on; "" takes them again.
    void refuse(const std::string& answer) const;
    void refuse_recipient(const std::string& address) const;

private:
    std::filesystem::path folder_;
    std::string port_;
    int input_{-1}; // the server ends when this closes
    pid_t process_{-1};
};

// An empty folder that is removed with its content.
class temporary_folder {
public:
    temporary_folder();
    ~temporary_folder();
    temporary_folder(const temporary_folder&) = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

// The whole file.
std::string read_file(const std::filesystem::path& path);

}
