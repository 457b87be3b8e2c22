#include "care/integrity/check.hpp"

namespace foyer::integrity {

namespace {

constexpr db::query wrong_ledger_line{
    "integrity.ledger_line",
    R"sql(
    SELECT id FROM inventory_logs WHERE old_quantity + quantity <> new_quantity ORDER BY id)sql",
    {},
    true
};

constexpr db::query wrong_stock{
    "integrity.ledger_stock",
    R"sql(
    SELECT p.id FROM products p
    LEFT JOIN (SELECT product_id, SUM(quantity) AS moved FROM inventory_logs GROUP BY product_id) l
        ON l.product_id = p.id
    WHERE p.stock_quantity <> COALESCE(l.moved, 0) ORDER BY p.id)sql",
    {},
    true
};

// Every level that a line reaches must be left by another; 0 is where a ledger begins, the sum of
// its changes where it ends. See README.md.
constexpr db::query broken_chain{
    "integrity.ledger_chain",
    R"sql(
    SELECT DISTINCT product_id FROM (
        SELECT product_id, new_quantity AS level, 1 AS step FROM inventory_logs
        UNION ALL SELECT product_id, old_quantity, -1 FROM inventory_logs
        UNION ALL SELECT product_id, 0, 1 FROM inventory_logs GROUP BY product_id
        UNION ALL SELECT product_id, SUM(quantity), -1 FROM inventory_logs GROUP BY product_id
    ) steps
    GROUP BY product_id, level HAVING SUM(step) <> 0 ORDER BY product_id)sql",
    {},
    true
};

constexpr check ledger_check_table[] = {
    {.name = "ledger.line",
     .query = &wrong_ledger_line,
     .wrong =
         "A line of the stock ledger does not add up: old quantity plus change is not the new one.",
     .why = "The ledger no longer proves where the pieces went.",
     .remedy =
         "Find out which of the three numbers is wrong, count the product, enter an ADJUSTMENT."},
    {.name = "ledger.stock",
     .query = &wrong_stock,
     .wrong = "The stock of a product is not the sum of its ledger.",
     .why = "The stock was changed past the ledger: the shop sells what is not there, or does not "
            "offer what is.",
     .remedy =
         "Count the product; set its stock to what the ledger says and enter the difference to "
         "the count as an ADJUSTMENT."},
    {.name = "ledger.chain",
     .query = &broken_chain,
     .wrong =
         "The lines of a product's ledger do not follow from each other: one begins at a stock "
         "that no line before it left.",
     .why = "A line was lost or two changes did not know of each other.",
     .remedy = "Read the product's lines, count it, and enter the difference as an ADJUSTMENT."},
};

}

std::span<const check> ledger_checks() { return ledger_check_table; }

}
