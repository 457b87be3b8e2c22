#include "notify/smtp_server.hpp"

#include "platform/base/id.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace foyer::test {

namespace {

// Debian's own Python, which has the packages of the machine.
constexpr const char* python = "/usr/bin/python3";

std::filesystem::path new_folder() {
    const auto path = std::filesystem::temp_directory_path() / ("foyer_mail_" + new_cuid());
    std::filesystem::create_directories(path);
    return path;
}

std::string read_line(int descriptor) {
    std::string line;
    for (char c = 0; ::read(descriptor, &c, 1) == 1 && c != '\n';) line += c;
    return line;
}

[[noreturn]] void become_server(std::vector<std::string> words, int input, int output) {
    ::dup2(input, STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    std::vector<char*> pointers;
    for (auto& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    ::execv(python, pointers.data());
    std::_Exit(127);
}

std::string string_at(const boost::json::object& o, std::string_view key) {
    return boost::json::value_to<std::string>(o.at(key));
}

}

std::string read_file(const std::filesystem::path& path) {
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

temporary_folder::temporary_folder() : path_(new_folder()) {}

temporary_folder::~temporary_folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

smtp_server::smtp_server(const std::vector<std::string>& arguments) : folder_(new_folder()) {
    std::vector<std::string> words{python, FOYER_TEST_SMTP_SERVER, folder_.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::array<int, 2> to_server{};
    std::array<int, 2> from_server{};
    if (::pipe2(to_server.data(), O_CLOEXEC) != 0 || ::pipe2(from_server.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipes for the mail server");
    process_ = ::fork();
    if (process_ == 0) become_server(words, to_server[0], from_server[1]);
    ::close(to_server[0]);
    ::close(from_server[1]);
    input_ = to_server[1];
    port_ = read_line(from_server[0]);
    ::close(from_server[0]);
    if (port_.empty()) throw std::runtime_error("the mail server (python3-aiosmtpd) did not start");
}

smtp_server::~smtp_server() {
    ::close(input_);
    ::waitpid(process_, nullptr, 0);
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::string smtp_server::url(const std::string& scheme) const {
    return scheme + "://127.0.0.1:" + port_;
}

std::vector<received_mail> smtp_server::mails() const {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder_))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<received_mail> mails;
    for (const auto& file : files) {
        const auto o = boost::json::parse(read_file(file)).as_object();
        auto& mail = mails.emplace_back();
        mail.from = string_at(o, "from");
        mail.to = boost::json::value_to<std::vector<std::string>>(o.at("to"));
        mail.headers = boost::json::value_to<std::map<std::string, std::string>>(o.at("headers"));
        mail.text = string_at(o, "text");
        mail.html = string_at(o, "html");
    }
    return mails;
}

void smtp_server::refuse(const std::string& answer) const {
    if (answer.empty())
        std::filesystem::remove(folder_ / "refuse");
    else
        std::ofstream(folder_ / "refuse") << answer;
}

void smtp_server::refuse_recipient(const std::string& address) const {
    std::ofstream(folder_ / "refuse_recipient") << address;
}

}
