#include "people/identity/administrators.hpp"

#include "platform/base/crypto.hpp"

namespace foyer::identity {

namespace {

constexpr db::query count_administrators{"identity.count_administrators", R"sql(
    SELECT COUNT(*) AS count FROM users WHERE role = $1 AND is_active)sql"};

// Nothing comes back when the address is taken.
constexpr db::query insert_user{"identity.insert_user", R"sql(
    INSERT INTO users (id, email, first_name, last_name, password, role, is_active, is_verified,
        created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $8)
    ON CONFLICT (email) DO NOTHING RETURNING id)sql"};

constexpr db::query update_password{"identity.update_password", R"sql(
    UPDATE users SET password = $2, updated_at = $3 WHERE email = $1 RETURNING id)sql"};

constexpr db::query delete_sessions{
    "identity.delete_sessions", "DELETE FROM user_sessions WHERE user_id = $1"
};

constexpr db::query delete_resets{
    "identity.delete_resets", "DELETE FROM password_resets WHERE user_id = $1"
};

}

bool has_administrator(db::session& s) {
    return s.first<std::int64_t>(count_administrators, user_role::admin).value_or(0) > 0;
}

result<id_of<user>> create_administrator(db::transaction& tx, const new_administrator& n) {
    auto id = tx.first<id_of<user>>(
        insert_user, new_id<user>(), n.email, n.first_name, n.last_name, n.password_hash,
        user_role::admin, true, n.at
    );
    if (!id)
        return error{
            errc::conflict,
            "user.email_taken",
            "this e-mail address has an account",
            {{"email", "taken"}}
        };
    return *std::move(id);
}

result<void> replace_password(
    db::transaction& tx, const std::string& email, const std::string& password_hash, timestamp at
) {
    const auto id = tx.first<id_of<user>>(update_password, email, password_hash, at);
    if (!id) return error{errc::not_found, "user.unknown", "no account has this e-mail address"};
    tx.run(delete_sessions, *id);
    tx.run(delete_resets, *id);
    return {};
}

std::string random_password() {
    static constexpr char alphabet[] = "23456789abcdefghjkmnpqrstuvwxyzA"; // 32 of them
    static_assert(sizeof alphabet == 32 + 1);
    unsigned char random[20];
    random_bytes(random, sizeof random);
    std::string password;
    for (std::size_t i = 0; i < sizeof random; ++i) {
        if (i != 0 && i % 4 == 0) password.push_back('-');
        password.push_back(alphabet[random[i] % 32]);
    }
    return password;
}

std::span<const db::query* const> queries() {
    static constexpr const db::query* list[] = {
        &count_administrators, &insert_user, &update_password, &delete_sessions, &delete_resets
    };
    return list;
}

}
