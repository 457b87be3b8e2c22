#include "shop/settings/setting.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& setting_table() {
    static const auto table = schema::table<setting>("settings")
                                  .primary_key(&setting::key)
                                  .max_length(&setting::key, 100)
                                  .addition()
                                  .build();
    return table;
}

}
