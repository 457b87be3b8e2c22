#include "shop/catalog/manufacturer.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& manufacturer_table() {
    static const auto table = schema::table<manufacturer>("manufacturers")
                                  .unique(&manufacturer::name)
                                  .unique(&manufacturer::slug)
                                  .max_length(&manufacturer::name, 100)
                                  .max_length(&manufacturer::slug, 100)
                                  .max_length(&manufacturer::description, 2000)
                                  .defaults(&manufacturer::is_active, &manufacturer::created_at)
                                  .build();
    return table;
}

}
