#pragma once

#include "app/tables.hpp"
#include "support/corner_shop.hpp"
#include "support/database_fixture.hpp"

#include <algorithm>
#include <optional>
#include <string>

// A data test with the corner shop open, on both engines.
namespace foyer::test {

class shop_fixture : public database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        create_tables(all_tables());
        shop_.emplace(database());
        shop_->open();
    }
    void TearDown() override {
        shop_.reset();
        database_fixture::TearDown();
    }

    corner_shop& shop() { return *shop_; }

private:
    std::optional<corner_shop> shop_;
};

// The code of a refusal; "done" when there is none.
template <class T>
std::string outcome(const result<T>& r) {
    return r.has_error() ? std::string(r.error().code) : "done";
}

// A list of texts, one a member of `rows`, in their order: texts_of(page.items,
// &product_card::sku).
template <class Rows, class Member>
std::vector<std::string> texts_of(const Rows& rows, Member member) {
    std::vector<std::string> list;
    for (const auto& row : rows) list.push_back(row.*member);
    return list;
}

}
