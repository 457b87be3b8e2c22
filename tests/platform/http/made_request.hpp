#pragma once

#include "platform/http/request.hpp"

#include <deque>
#include <memory>
#include <string>
#include <string_view>

// A request that owns its texts, as the server's buffer does for real ones.
namespace foyer::http {

class made_request {
public:
    explicit made_request(method m, std::string_view target) {
        request_.method = m;
        request_.target = keep(target);
        request_.client_address = "203.0.113.7";
        request_.id = "test-request";
        with("Host", "foyer.example");
    }

    made_request& with(std::string_view name, std::string_view value) {
        request_.headers.push_back({keep(name), keep(value)});
        return *this;
    }
    made_request& json(std::string_view body) {
        return with("Content-Type", "application/json").bytes(body);
    }
    made_request& form(std::string_view body) {
        return with("Content-Type", "application/x-www-form-urlencoded").bytes(body);
    }
    made_request& bytes(std::string_view body) {
        request_.body = keep(body);
        return *this;
    }
    made_request& from(std::string_view address) {
        request_.client_address = address;
        return *this;
    }
    made_request& by_https() {
        request_.secure = true;
        return *this;
    }

    operator const request&() const { return request_; }
    const request& get() const { return request_; }

private:
    std::string_view keep(std::string_view text) { return texts_->emplace_back(text); }

    // Its elements stay where they are, also for copies.
    std::shared_ptr<std::deque<std::string>> texts_ = std::make_shared<std::deque<std::string>>();
    request request_;
};

inline made_request get(std::string_view target) { return made_request(method::get, target); }
inline made_request post(std::string_view target) { return made_request(method::post, target); }

}
