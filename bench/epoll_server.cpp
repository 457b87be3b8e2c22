// The bare minimum of an HTTP server, as a yardstick: epoll, one thread, one fixed answer to
// whatever ends with an empty line. usage: epoll_server PORT FILE
#include <arpa/inet.h>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <netinet/tcp.h>
#include <sstream>
#include <string>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

std::string answer_with(const char* file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream body;
    body << in.rdbuf();
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(body.str().size()) + "\r\n\r\n" + body.str();
}

int listen_on(const char* port) {
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    const int on = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<unsigned short>(std::atoi(port)));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return -1;
    return ::listen(listener, 1024) == 0 ? listener : -1;
}

void add(int events, int socket) {
    epoll_event event{.events = EPOLLIN, .data = {.fd = socket}};
    ::epoll_ctl(events, EPOLL_CTL_ADD, socket, &event);
}

// False when the client has left.
bool serve(int client, const std::string& answer) {
    char request[4096];
    const auto size = ::read(client, request, sizeof request);
    if (size <= 0) return false;
    const std::string_view text(request, static_cast<std::size_t>(size));
    if (!text.ends_with("\r\n\r\n")) return true;
    return ::write(client, answer.data(), answer.size()) == static_cast<ssize_t>(answer.size());
}

}

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: epoll_server PORT FILE\n");
        return 2;
    }
    std::signal(SIGPIPE, SIG_IGN);
    const auto answer = answer_with(argv[2]);
    const int listener = listen_on(argv[1]);
    if (listener < 0) {
        std::perror("epoll_server");
        return 1;
    }
    const int events = ::epoll_create1(0);
    add(events, listener);
    for (epoll_event ready[256];;) {
        const int count = ::epoll_wait(events, ready, 256, -1);
        for (int i = 0; i < count; ++i) {
            const int socket = ready[i].data.fd;
            if (socket == listener) {
                const int client = ::accept(listener, nullptr, nullptr);
                const int on = 1;
                ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                add(events, client);
            } else if (!serve(socket, answer)) {
                ::close(socket);
            }
        }
    }
}
