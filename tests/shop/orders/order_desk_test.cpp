#include "shop/orders/order_desk.hpp"

#include "platform/db/outbox_event.hpp"
#include "shop/inventory/inventory_log.hpp"
#include "shop/orders/order_status_change.hpp"
#include "shop/orders/order_store.hpp"
#include "shop/payments/payment.hpp"
#include "support/shop_fixture.hpp"

#include <atomic>

namespace foyer::orders {

namespace {

class order_desk : public test::shop_fixture {
protected:
    static constexpr timestamp later = test::corner_shop::morning + hours_ms(2);

    result<order> confirm_order(const std::string& number) {
        return database().transaction([&](db::transaction& tx) {
            return confirm(tx, {number, "owner", "", later});
        });
    }
    result<order> cancel_order(
        const std::string& number, const std::string& why = "ne répond pas"
    ) {
        return database().transaction([&](db::transaction& tx) {
            return cancel(tx, {number, "owner", why, later});
        });
    }
    static std::string present_status(const result<order>& r) {
        return r.has_error() && !r.error().fields.empty() ? r.error().fields[0].detail : "";
    }
    customer guest() {
        auto all = shop().rows<customer>("customers");
        std::erase_if(all, [](const customer& c) { return !c.guest_phone; });
        return all.at(0);
    }
};
FOYER_ON_BOTH_ENGINES(order_desk);

}

TEST_P(order_desk, confirms_a_pending_order) {
    const auto placed = shop().buy({{"CIRC-25", 2}});
    const auto confirmed = confirm_order(placed.order_number);
    ASSERT_EQ(test::outcome(confirmed), "done");
    EXPECT_EQ(confirmed->status, order_status::confirmed);
    const auto file = find_by_number(database(), placed.order_number);
    ASSERT_TRUE(file.has_value());
    EXPECT_EQ(file->head.status, order_status::confirmed);
    EXPECT_EQ(file->head.confirmed_at, later);
    EXPECT_EQ(file->head.payment_status, payment_status::pending);
    ASSERT_EQ(file->changes.size(), 2U);
    EXPECT_EQ(file->changes[1].status, order_status::confirmed);
    EXPECT_EQ(file->changes[1].changed_by, "owner");
    EXPECT_EQ(file->changes[1].note, std::nullopt);
    EXPECT_EQ(shop().stock("CIRC-25"), 8);
}

TEST_P(order_desk, tells_the_rest_of_the_house) {
    const auto first = shop().buy({{"CIRC-25", 1}});
    const auto second = shop().buy({{"CIRC-25", 1}});
    (void)confirm_order(first.order_number);
    (void)cancel_order(second.order_number);
    const auto events = shop().rows<db::outbox_event>("outbox_events");
    EXPECT_EQ(
        test::texts_of(events, &db::outbox_event::type),
        (std::vector<std::string>{
            "order.placed", "order.placed", "order.confirmed", "order.cancelled"
        })
    );
    EXPECT_EQ(events[3].created_at, later);
    EXPECT_NE(events[3].payload.text.find(second.order_number), std::string::npos);
}

TEST_P(order_desk, cancelling_puts_the_stock_back_with_a_line_each) {
    const auto placed = shop().buy({{"CIRC-25", 2}, {"PUR-15", 3}});
    ASSERT_EQ(test::outcome(cancel_order(placed.order_number)), "done");
    EXPECT_EQ(shop().stock("CIRC-25"), 10);
    EXPECT_EQ(shop().stock("PUR-15"), 60);
    EXPECT_EQ(shop().ledger_faults(), 0);
    const auto returned = "type = 'RETURN' AND reference = '" + placed.order_number + "'";
    EXPECT_EQ(shop().count("inventory_logs", returned), 2);
    EXPECT_EQ(
        shop().count("inventory_logs", returned + " AND quantity = 2 AND old_quantity = 8"), 1
    );
}

TEST_P(order_desk, cancelling_cancels_the_payment_and_says_why) {
    const auto placed = shop().buy({{"CIRC-25", 2}});
    ASSERT_EQ(test::outcome(cancel_order(placed.order_number, "doublon")), "done");
    const auto head = shop().rows<order>("orders").at(0);
    EXPECT_EQ(head.status, order_status::cancelled);
    EXPECT_EQ(head.payment_status, payment_status::cancelled);
    EXPECT_EQ(head.cancelled_at, later);
    EXPECT_EQ(head.cancel_reason, "doublon");
    EXPECT_EQ(shop().rows<payment>("payments").at(0).status, payment_status::cancelled);
    EXPECT_EQ(
        shop().rows<order_status_change>("order_status_changes", "changed_at").back().note,
        "doublon"
    );
}

TEST_P(order_desk, cancelling_takes_the_order_out_of_the_customers_counters) {
    const auto kept = shop().buy({{"CIRC-25", 1}});
    const auto placed = shop().buy({{"CHAU-24", 1}});
    EXPECT_EQ(guest().order_count, 2);
    ASSERT_EQ(test::outcome(cancel_order(placed.order_number)), "done");
    EXPECT_EQ(guest().order_count, 1);
    EXPECT_EQ(guest().total_spent, kept.total);
}

TEST_P(order_desk, cancels_a_confirmed_order) {
    const auto placed = shop().buy({{"CIRC-25", 1}});
    (void)confirm_order(placed.order_number);
    EXPECT_EQ(test::outcome(cancel_order(placed.order_number)), "done");
    EXPECT_EQ(shop().stock("CIRC-25"), 10);
}

TEST_P(order_desk, refuses_what_the_status_does_not_allow_and_names_it) {
    const auto placed = shop().buy({{"CIRC-25", 1}});
    (void)confirm_order(placed.order_number);
    const auto again = confirm_order(placed.order_number);
    EXPECT_EQ(test::outcome(again), "order.wrong_status");
    EXPECT_EQ(present_status(again), "CONFIRMED");
    run_sql("UPDATE orders SET status = 'SHIPPED'");
    const auto cancelled = cancel_order(placed.order_number);
    EXPECT_EQ(test::outcome(cancelled), "order.wrong_status");
    EXPECT_EQ(present_status(cancelled), "SHIPPED");
    EXPECT_EQ(shop().stock("CIRC-25"), 9);
}

TEST_P(order_desk, cancels_only_once) {
    const auto placed = shop().buy({{"CIRC-25", 1}});
    EXPECT_EQ(test::outcome(cancel_order(placed.order_number)), "done");
    const auto again = cancel_order(placed.order_number);
    EXPECT_EQ(test::outcome(again), "order.wrong_status");
    EXPECT_EQ(again.error().kind, errc::conflict);
    EXPECT_EQ(test::outcome(confirm_order(placed.order_number)), "order.wrong_status");
    EXPECT_EQ(shop().stock("CIRC-25"), 10);
    EXPECT_EQ(guest().order_count, 0);
}

TEST_P(order_desk, knows_no_other_orders) {
    EXPECT_EQ(test::outcome(confirm_order("FY-NONE")), "order.not_found");
    EXPECT_EQ(test::outcome(cancel_order("FY-NONE")), "order.not_found");
}

TEST_P(order_desk, of_cancellations_at_once_one_wins) {
    const auto placed = shop().buy({{"CIRC-25", 3}, {"PUR-15", 1}});
    std::atomic<int> won{0};
    test::in_threads(8, [&](int) { won += !cancel_order(placed.order_number).has_error(); });
    EXPECT_EQ(won, 1);
    EXPECT_EQ(shop().stock("CIRC-25"), 10);
    EXPECT_EQ(shop().ledger_faults(), 0);
    EXPECT_EQ(shop().count("inventory_logs", "type = 'RETURN'"), 2);
}

TEST_P(order_desk, cancels_while_others_buy_without_losing_a_piece) {
    std::vector<std::string> numbers;
    std::vector<cart::opened> carts;
    for (int i = 0; i < 4; ++i)
        numbers.push_back(shop().buy({{"PUR-15", 2}, {"BAL-20", 1}}).order_number);
    for (int i = 0; i < 4; ++i) carts.push_back(shop().cart_with({{"BAL-20", 1}, {"PUR-15", 2}}));
    const auto common = shop().request_for(carts[0]);
    test::in_threads(8, [&](int i) {
        if (i % 2 == 0) {
            EXPECT_EQ(test::outcome(cancel_order(numbers[i / 2])), "done");
        } else {
            auto request = common;
            request.phone = "+2135550400" + std::to_string(10 + i);
            EXPECT_EQ(test::outcome(shop().place(carts[i / 2], request)), "done");
        }
    });
    EXPECT_EQ(shop().stock("PUR-15"), 52);
    EXPECT_EQ(shop().stock("BAL-20"), 196);
    EXPECT_EQ(shop().ledger_faults(), 0);
}

}
