#pragma once

#include "field/services/service_store.hpp"
#include "site/frame.hpp"
#include "site/views/catalogue.hpp"

namespace foyer::site {

service_view service_words(const frame& f, const services::service_offer& offer);

// Where technicians go: "Blida, Alger, Boumerdès".
std::string technician_zones(const frame& f);

}
