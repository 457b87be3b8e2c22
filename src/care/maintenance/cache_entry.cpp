#include "care/maintenance/cache_entry.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& cache_entry_table() {
    static const auto table = schema::table<cache_entry>("cache_entries")
                                  .primary_key(&cache_entry::key)
                                  .index(&cache_entry::expires_at)
                                  .defaults(&cache_entry::created_at)
                                  .build();
    return table;
}

}
