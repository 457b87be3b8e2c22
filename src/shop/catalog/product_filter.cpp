#include "shop/catalog/product_filter.hpp"

#include "platform/base/text.hpp"

#include <algorithm>
#include <functional>
#include <sstream>

namespace foyer::catalog {

std::vector<std::string> search_words(std::string_view typed) {
    std::istringstream in(fold(typed));
    std::vector<std::string> words;
    for (std::string word; in >> word;)
        if (character_count(word) <= 40) words.push_back(word);
    std::ranges::stable_sort(words, std::ranges::greater{}, &std::string::size);
    if (words.size() > max_words) words.resize(max_words);
    return words;
}

}
