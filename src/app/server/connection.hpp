#pragma once

#include "app/server/deadlines.hpp"
#include "app/server/request_reader.hpp"
#include "app/server/transport.hpp"
#include "platform/http/wire.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/intrusive/list.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace foyer::app {

class listener;

using connection_hook = boost::intrusive::list_base_hook<boost::intrusive::tag<class connection>>;

// What a connection needs only while it is at work; an idle one has none.
struct exchange {
    explicit exchange(const reader_limits& limits)
        : buffer(limits.header_bytes + room_bytes), reader(limits) {}

    // As new, for another connection.
    void reset() {
        start = next = end = 0;
        if (reader.began()) reader.next();
        held.clear();
        held_bytes = 0;
        unsent.clear();
    }

    // Room for the largest header and something behind it.
    static constexpr std::size_t room_bytes = std::size_t{4} * 1024;
    std::vector<char> buffer;
    std::size_t start{0}; // where the request under way begins
    std::size_t next{0};  // what the reader has not used yet
    std::size_t end{0};   // what has arrived
    request_reader reader;

    std::vector<http::wire_answer> held; // answers of this burst, in order
    std::size_t held_bytes{0};
    std::vector<boost::asio::const_buffer> unsent; // of `held`, once writing has begun
};

// One client. Driven by callbacks on its core; a fiber is taken only while a handler runs. Requests
// of a connection are answered one after the other. Nothing more is read before all answers are
// written.
class connection final : public std::enable_shared_from_this<connection>,
                         public connection_hook,
                         public timed {
public:
    connection(std::shared_ptr<listener> home, transport way, std::string peer);

    void start();
    const std::string& peer() const { return peer_; }
    // No further request after the one under way; at once when there is none.
    void drain();
    void close();
    void on_deadline(deadline late_with) override;

private:
    enum class step : unsigned char { answer, flush, read, end };

    void run();
    step next_step();
    step feed();
    step refuse(const error& why);
    void allow_body();
    bool take_body_share(std::size_t bytes);
    void give_body_share();

    std::optional<http::response> cached_answer(const http::request& request) const;
    // False when a fiber has taken the request; run() is called again at its end.
    bool answer();
    void handle();
    void hold(http::response&& response);
    void finish_request();
    void start_deadline(deadline kind);
    void wait_with_buffer(deadline kind);

    bool flush();
    void read_later();
    void receive_later();
    void on_arrival(const boost::system::error_code& failed, std::size_t size);
    bool take(std::size_t size);
    void nothing_came();
    bool make_room();
    void linger();
    void discard();

    const std::shared_ptr<listener> home_;
    transport way_;
    const std::string peer_;
    std::unique_ptr<exchange> work_;
    // What an idle connection has room for: most requests, so that one receive takes them whole.
    std::array<char, 512> first_;
    std::size_t moved_{0};      // bytes of the body or the answers since the deadline was set
    std::size_t body_share_{0}; // taken of the memory for bodies, with the buffer
    std::string body_owner_;    // the client's address that this share is counted for
    bool handling_{false};      // a fiber has the request
    bool starting_{false};      // that fiber has not yet given the thread back
    bool reading_{false};       // a receive is under way
    bool continued_{false};     // 100 was sent for this request
    bool last_{false};          // nothing is read behind the answers that are held
    bool lingering_{false};     // everything is written and our side is shut
    bool closed_{false};
};

}
