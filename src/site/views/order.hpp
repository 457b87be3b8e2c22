#pragma once

#include "site/views/product.hpp"

namespace foyer::site {

// Something the buyer must know: a price that changed, a line cut to the stock.
struct notice_view {
    std::string tone; // class in the style sheet: "info", "warn", "bad", "good"
    std::string notice;
};

// A line of the cart with its form (POST `update_url`, field _action: update, less, more, remove).
struct cart_line_view {
    std::string item_id;
    std::string name;
    std::optional<std::string> text_language;
    std::string product_url;
    std::string picture_url;
    std::string reference;
    std::string unit_price;
    std::string line_total;
    int quantity{1};
    int quantity_limit{1};
    bool reducible{};   // more than one
    bool increasable{}; // less than the limit
    std::string update_url;
    std::optional<std::string> line_notice;
};

// A line that was just taken out, and the form that puts it back.
struct undo_view {
    std::string removed_text;
    std::string undo_url; // POST: adds it again
    std::string undo_product_id;
    std::string undo_quantity;
};

// A line of the account: "Livraison", "600 DA".
struct total_view {
    std::string total_label;
    std::string total_amount;
};

// What is bought and what it costs; beside each step of the checkout and in the confirmation.
struct summary_line_view {
    std::string name;
    std::optional<std::string> text_language;
    std::string picture_url;
    std::string reference;
    std::string quantity;
    std::string unit_price;
    std::string line_total;
};

struct summary_view {
    std::vector<summary_line_view> lines;
    std::vector<total_view> parts; // subtotal, delivery, discount, stamp duty
    std::string grand_label;       // "Total à payer", or without delivery while no wilaya is known
    std::string grand_total;
    std::string contained_tax; // "dont TVA 19 % : 3 975,63 DA"
};

struct cart_view {
    std::vector<notice_view> notices;
    std::optional<std::string> prices_seen_url; // while a notice tells of a price that changed
    std::optional<undo_view> undo;
    std::string item_count; // "3 articles"
    std::vector<cart_line_view> lines;
    std::string subtotal;
    delivery_choice_view delivery;
    std::string total;
    bool total_with_delivery{};                    // a wilaya was chosen
    std::optional<std::string> free_delivery_hint; // "Plus que 4 000 DA pour la livraison offerte"
    std::string checkout_url;
    std::string continue_url;
    std::vector<link_view> suggestions; // when it is empty: the categories
};

// A fault of the form, in the list at the top; it leads to the field.
struct fault_view {
    std::string fault;
    std::string fault_url; // "#phone"
};

// A text field: what was typed and what is wrong with it.
struct field_view {
    std::string value;
    std::optional<std::string> fault;
};

// The wilaya of the address, with what delivery there costs.
struct wilaya_field_view {
    std::optional<std::string> fault;
    std::vector<wilaya_option_view> wilayas;
};

// Step 1: who and where, and the terms. The fields of the form are those of POST /api/v1/orders.
struct checkout_view {
    std::vector<fault_view> faults;
    std::string check_url; // POST
    std::string cart_back_url;
    field_view first_name;
    field_view last_name;
    field_view phone_field;
    field_view email;
    field_view street;
    field_view city;
    wilaya_field_view wilaya;
    field_view postal_code;
    field_view notes;
    field_view terms;
    bool terms_accepted{};
    std::string terms_version;
    std::string terms_text; // "Version du 1er novembre 2025"
    std::string terms_url;
    std::string privacy_url;
    summary_view summary;
};

// Step 2: the order as it will be, every field of step 1 carried along. The button orders.
struct check_view {
    std::vector<notice_view> notices;
    std::string confirm_url;                // POST
    std::string edit_url;                   // POST: step 1 with the fields
    std::vector<hidden_field_view> carried; // fields of step 1, idempotencyKey, expectedTotal
    std::string full_name;
    std::string contact_phone;
    std::optional<std::string> contact_email;
    std::vector<text_line_view> address_lines;
    std::optional<std::string> buyer_note;
    std::string delivery_day;
    std::string accepted_terms; // "Conditions acceptées, version du ..."
    std::string terms_url;
    std::string button_text; // "Commander : 24 900 DA à payer à la livraison"
    summary_view summary;
};

// Step 3: the order is placed. Printable; reached by a secret address.
struct confirmation_view {
    std::string order_number;
    std::string thanks; // "Merci Amine, votre commande est enregistrée."
    std::string ordered_at;
    std::string amount_due; // "24 900 DA à payer en espèces à la livraison"
    std::string call_text;  // "Nous vous appelons au 0555 12 34 56 demain avant midi"
    std::string delivery_day;
    std::string full_name;
    std::string contact_phone;
    std::vector<text_line_view> address_lines;
    std::string track_order_url;
    std::string continue_url;
    std::string withdrawal_text; // the buyer's rights, one sentence
    summary_view summary;
};

// A step of the parcel: done, where it is now, or still to come.
struct tracking_step_view {
    std::string step_state; // class: "done", "now", "next", "stopped"
    std::string step_label;
    std::optional<std::string> step_date;
    std::optional<std::string> step_text;
};

struct tracking_result_view {
    std::string order_number;
    std::string status_text;
    std::vector<tracking_step_view> steps;
    std::optional<std::string> delivery_day;
};

// The tracking form and, when number and phone fit, where the order is.
struct tracking_view {
    std::string tracking_form_url; // POST
    field_view number;
    field_view phone_field;
    std::optional<std::string> problem; // not found, too many tries
    std::optional<tracking_result_view> result;
};

BOOST_DESCRIBE_STRUCT(notice_view, (), (tone, notice))
BOOST_DESCRIBE_STRUCT(
    cart_line_view, (),
    (item_id, name, text_language, product_url, picture_url, reference, unit_price, line_total,
     quantity, quantity_limit, reducible, increasable, update_url, line_notice)
)
BOOST_DESCRIBE_STRUCT(undo_view, (), (removed_text, undo_url, undo_product_id, undo_quantity))
BOOST_DESCRIBE_STRUCT(total_view, (), (total_label, total_amount))
BOOST_DESCRIBE_STRUCT(
    summary_line_view, (),
    (name, text_language, picture_url, reference, quantity, unit_price, line_total)
)
BOOST_DESCRIBE_STRUCT(summary_view, (), (lines, parts, grand_label, grand_total, contained_tax))
BOOST_DESCRIBE_STRUCT(
    cart_view, (),
    (notices, prices_seen_url, undo, item_count, lines, subtotal, delivery, total,
     total_with_delivery, free_delivery_hint, checkout_url, continue_url, suggestions)
)
BOOST_DESCRIBE_STRUCT(fault_view, (), (fault, fault_url))
BOOST_DESCRIBE_STRUCT(field_view, (), (value, fault))
BOOST_DESCRIBE_STRUCT(wilaya_field_view, (), (fault, wilayas))
BOOST_DESCRIBE_STRUCT(
    checkout_view, (),
    (faults, check_url, cart_back_url, first_name, last_name, phone_field, email, street, city,
     wilaya, postal_code, notes, terms, terms_accepted, terms_version, terms_text, terms_url,
     privacy_url, summary)
)
BOOST_DESCRIBE_STRUCT(
    check_view, (),
    (notices, confirm_url, edit_url, carried, full_name, contact_phone, contact_email,
     address_lines, buyer_note, delivery_day, accepted_terms, terms_url, button_text, summary)
)
BOOST_DESCRIBE_STRUCT(
    confirmation_view, (),
    (order_number, thanks, ordered_at, amount_due, call_text, delivery_day, full_name,
     contact_phone, address_lines, track_order_url, continue_url, withdrawal_text, summary)
)
BOOST_DESCRIBE_STRUCT(tracking_step_view, (), (step_state, step_label, step_date, step_text))
BOOST_DESCRIBE_STRUCT(tracking_result_view, (), (order_number, status_text, steps, delivery_day))
BOOST_DESCRIBE_STRUCT(tracking_view, (), (tracking_form_url, number, phone_field, problem, result))

}
