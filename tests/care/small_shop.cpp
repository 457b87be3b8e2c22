#include "care/small_shop.hpp"

#include "app/tables.hpp"
#include "care/transfer/row_check.hpp"
#include "care/transfer/table_statements.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

namespace foyer::test {

namespace {

struct line {
    std::string_view table;
    std::string_view json;
};

constexpr line lines[] = {
    {"categories",
     R"({"id":"cat_z","name":"Chauffage","slug":"chauffage","isActive":true,"sortOrder":1,
        "createdAt":"2026-01-01T08:00:00.000Z","updatedAt":"2026-01-01T08:00:00.000Z"})"},
    {"categories", R"({"id":"cat_a","name":"Circulateurs","slug":"circulateurs","parentId":"cat_z",
        "isActive":true,"sortOrder":2,"createdAt":"2026-01-01T08:00:00.000Z",
        "updatedAt":"2026-01-01T08:00:00.000Z"})"},
    {"category_translations", R"({"categoryId":"cat_a","language":"ar","name":"مضخات"})"},
    {"products", R"({"id":"pro_1","name":"Circulateur 25-60 \"éco\"","slug":"circulateur-25-60",
        "sku":"CIR-2560","categoryId":"cat_a","price":"24900.00","stockQuantity":8,"minStock":2,
        "weight":"2.450","dimensions":{"length":180,"height":130.50},
        "specifications":{"power":{"value":4.5e1,"unit":"W"},"b":null,"aa":[1,"deux",true]},
        "features":"ligne une\nligne deux","isActive":true,"isFeatured":true,"isDigital":false,
        "createdAt":"2026-01-02T08:00:00.123Z","updatedAt":"2026-01-02T08:00:00.123Z",
        "taxRate":"19.00","searchText":"مضخه circulateur","warrantyMonths":24,
        "nameKeyFr":"2f","nameKeyAr":"5a","nameKeyEn":"2f"})"},
    {"products", R"({"id":"pro_2","name":"Vanne","slug":"vanne","sku":"VAN-1","categoryId":"cat_z",
        "price":"1500.50","stockQuantity":0,"minStock":0,"isActive":true,"isFeatured":false,
        "isDigital":false,"createdAt":"2026-01-02T09:00:00.000Z",
        "updatedAt":"2026-01-02T09:00:00.000Z","taxRate":"9.00",
        "nameKeyFr":"","nameKeyAr":"","nameKeyEn":""})"},
    {"inventory_logs", R"({"id":"log_1","productId":"pro_1","type":"PURCHASE","quantity":10,
        "oldQuantity":0,"newQuantity":10,"createdAt":"2026-01-03T08:00:00.000Z"})"},
    {"customers", R"({"id":"cus_1","customerType":"B2C","isGuest":true,"firstName":"فاطمة",
        "lastName":"Benali","totalSpent":"50500.00","orderCount":1,
        "lastOrderAt":"2026-01-05T10:00:00.000Z","createdAt":"2026-01-04T08:00:00.000Z",
        "updatedAt":"2026-01-05T10:00:00.000Z","guestPhone":"+213555123456"})"},
    {"addresses", R"({"id":"add_1","customerId":"cus_1","type":"SHIPPING","street":"حي النصر 4",
        "city":"Blida","postalCode":"09000","country":"Algeria","isDefault":false,
        "createdAt":"2026-01-04T08:00:00.000Z","updatedAt":"2026-01-04T08:00:00.000Z"})"},
    {"orders", R"({"id":"ord_1","orderNumber":"FY-AAAA","customerId":"cus_1","addressId":"add_1",
        "status":"CONFIRMED","paymentStatus":"PENDING","subtotal":"49800.00","taxAmount":"8000.00",
        "shippingAmount":"700.00","discountAmount":"0.00","totalAmount":"50500.00",
        "orderDate":"2026-01-04T10:00:00.000Z","createdAt":"2026-01-04T10:00:00.000Z",
        "updatedAt":"2026-01-04T10:00:00.000Z","currency":"DZD","language":"fr",
        "stampDutyAdded":"0.00"})"},
    {"orders", R"({"id":"ord_2","orderNumber":"FY-BBBB","customerId":"cus_1","addressId":"add_1",
        "status":"CANCELLED","paymentStatus":"CANCELLED","subtotal":"24900.00",
        "taxAmount":"4000.00",
        "shippingAmount":"700.00","discountAmount":"600.00","totalAmount":"25001.50",
        "orderDate":"2026-01-05T10:00:00.000Z","createdAt":"2026-01-05T10:00:00.000Z",
        "updatedAt":"2026-01-05T11:00:00.000Z","currency":"DZD","language":"ar",
        "stampDutyAdded":"1.50","cancelledAt":"2026-01-05T11:00:00.000Z"})"},
    {"order_items", R"({"id":"ite_1","orderId":"ord_1","productId":"pro_1","quantity":2,
        "unitPrice":"24900.00","totalPrice":"49800.00","taxRate":"19.00","taxAmount":"7951.26"})"},
    {"order_items", R"({"id":"ite_2","orderId":"ord_2","productId":"pro_1","quantity":1,
        "unitPrice":"24900.00","totalPrice":"24900.00"})"},
    {"payments", R"({"id":"pay_1","orderId":"ord_1","method":"CASH_ON_DELIVERY","provider":"cash",
        "amount":"50500.00","currency":"DZD","status":"PENDING",
        "createdAt":"2026-01-04T10:00:00.000Z","updatedAt":"2026-01-04T10:00:00.000Z"})"},
    {"inventory_logs", R"({"id":"log_2","productId":"pro_1","type":"SALE","quantity":-2,
        "reference":"FY-AAAA","oldQuantity":10,"newQuantity":8,
        "createdAt":"2026-01-04T10:00:00.000Z"})"},
    {"inventory_logs", R"({"id":"log_3","productId":"pro_1","type":"SALE","quantity":-1,
        "reference":"FY-BBBB","oldQuantity":8,"newQuantity":7,
        "createdAt":"2026-01-05T10:00:00.000Z"})"},
    {"inventory_logs", R"({"id":"log_4","productId":"pro_1","type":"RETURN","quantity":1,
        "reference":"FY-BBBB","oldQuantity":7,"newQuantity":8,
        "createdAt":"2026-01-05T11:00:00.000Z"})"},
    {"performance_metrics", R"({"id":"met_1","sessionId":"s","pagePath":"/fr","metricType":"CLS",
        "value":"0.0120","unit":"score","createdAt":"2026-01-05T11:00:00.000Z"})"},
    {"settings", R"({"key":"shop.note","value":null,"updatedAt":"2026-01-01T00:00:00.000Z"})"},
};

std::vector<schema::table_def> without_guards() {
    std::vector<schema::table_def> tables;
    for (const auto* table : all_tables()) {
        auto& copy = tables.emplace_back(*table);
        for (auto& column : copy.columns) {
            column.check.clear();
            column.references.clear();
        }
    }
    return tables;
}

}

void insert_row(db::session& session, std::string_view table, std::string_view line) {
    const auto& tables = all_tables();
    const auto found = std::ranges::find_if(tables, [&](auto* t) { return t->name == table; });
    ASSERT_NE(found, tables.end()) << table;
    std::vector<transfer::row_fault> faults;
    const auto values = transfer::row_check(**found).read(line, faults);
    for (const auto& f : faults) ADD_FAILURE() << table << " " << f.column << ": " << f.detail;
    if (values)
        session.execute_values(transfer::statements_of(**found).insert, *values, [](auto&) {});
}

void fill_small_shop(db::database& database) {
    database.transaction([](db::transaction& tx) {
        for (const auto& [table, json] : lines) insert_row(tx, table, json);
    });
}

const std::vector<const schema::table_def*>& unguarded_tables() {
    static const auto tables = without_guards();
    static const auto list = [] {
        std::vector<const schema::table_def*> pointers;
        for (const auto& table : tables) pointers.push_back(&table);
        return pointers;
    }();
    return list;
}

}
