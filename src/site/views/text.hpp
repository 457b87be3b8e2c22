#pragma once

#include "site/views/product.hpp"

namespace foyer::site {

// A part of a text page.
struct section_view {
    std::string anchor; // id attribute
    std::string heading;
    std::vector<text_line_view> paragraphs;
    std::vector<text_line_view> points;
};

// A page of text: seller identity (with facts), terms, privacy, delivery and returns, about us.
struct text_page_view {
    std::optional<breadcrumb_view> breadcrumb;
    std::string title;
    std::optional<std::string> introduction;
    std::optional<std::string> version; // "Version du 1er novembre 2025"
    std::vector<specification_view> facts;
    std::vector<section_view> sections;
    std::vector<wilaya_option_view> rates; // delivery: what it costs where
};

// The technicians' services; booking comes by phone.
struct services_view {
    std::optional<breadcrumb_view> breadcrumb;
    std::string technician_zones;
    std::vector<service_view> services;
};

// What went wrong and what to do now.
struct error_view {
    std::string status; // "404"
    std::string title;
    std::string message;
    bool searchable{}; // offer the search field
    std::optional<std::string> request_id;
};

BOOST_DESCRIBE_STRUCT(section_view, (), (anchor, heading, paragraphs, points))
BOOST_DESCRIBE_STRUCT(
    text_page_view, (), (breadcrumb, title, introduction, version, facts, sections, rates)
)
BOOST_DESCRIBE_STRUCT(services_view, (), (breadcrumb, technician_zones, services))
BOOST_DESCRIBE_STRUCT(error_view, (), (status, title, message, searchable, request_id))

}
