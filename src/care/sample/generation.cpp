#include "care/sample/generation.hpp"

#include "shop/inventory/inventory_log.hpp"

namespace foyer::sample {

namespace {

std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

void append_base36(std::string& out, std::uint64_t number, int digits) {
    static constexpr char alphabet[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    std::string reversed;
    for (int i = 0; i < digits; ++i, number /= 36) reversed.push_back(alphabet[number % 36]);
    out.append(reversed.rbegin(), reversed.rend());
}

}

std::uint64_t fixed_sequence::next() { return mixed(state_ += 0x9e3779b97f4a7c15ULL); }

std::string fixed_id(char kind, std::int64_t number) {
    std::string id = "c";
    append_base36(id, static_cast<std::uint64_t>(generated_from.milliseconds), 8);
    id.push_back(kind);
    append_base36(id, static_cast<std::uint64_t>(number), 7);
    append_base36(
        id, mixed(static_cast<std::uint64_t>(number) * 256 + static_cast<unsigned char>(kind)), 8
    );
    return id;
}

void generation::touch_product(int index) {
    if (!std::exchange(products[static_cast<std::size_t>(index)].touched, true))
        touched_products.push_back(index);
}

void generation::touch_customer(int index) {
    if (!std::exchange(customers[static_cast<std::size_t>(index)].touched, true))
        touched_customers.push_back(index);
}

void generation::forget_touched() {
    for (const int i : touched_products) products[static_cast<std::size_t>(i)].touched = false;
    for (const int i : touched_customers) customers[static_cast<std::size_t>(i)].touched = false;
    touched_products.clear();
    touched_customers.clear();
}

void add_movement(
    generation& g, row_batch& batch, int product_index, int change, std::string_view order_number,
    timestamp at
) {
    auto& product = g.products[static_cast<std::size_t>(product_index)];
    inventory_log line{};
    line.id = {fixed_id('l', g.ledger_lines++)};
    line.product_id = product.id;
    line.type = order_number.empty() ? inventory_log_type::purchase
                : change < 0         ? inventory_log_type::sale
                                     : inventory_log_type::return_;
    line.quantity = change;
    line.reason = order_number.empty() ? "generated purchase" : "generated order";
    if (!order_number.empty()) line.reference = order_number;
    line.old_quantity = product.stock;
    product.stock += change;
    g.touch_product(product_index);
    line.new_quantity = product.stock;
    line.created_at = at;
    batch.insert(inventory_log_table(), line);
}

}
