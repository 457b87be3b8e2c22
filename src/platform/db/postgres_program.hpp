#pragma once

#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

// PostgreSQL's own programs, which must be installed: pg_dump, pg_restore, psql.
namespace foyer::db {

// Where a database is, as these programs and libpq take it.
struct postgres_address {
    std::string text;     // keywords and values, without the password
    std::string password; // for the environment: everybody can read the arguments of a program

    explicit postgres_address(const std::string& url);
};

// The same address with another database: "postgres://?host=...&dbname=...".
std::string with_database(const std::string& url, std::string_view database);

// A program that was started.
class postgres_program {
public:
    struct ends {
        int input{-1};  // what it reads; nothing when -1
        int output{-1}; // where it writes to; nowhere when -1
    };

    // `url` is added as --dbname when it is not empty. The descriptors are lent. Throws failure
    // when there is no such program.
    postgres_program(
        std::string name, std::vector<std::string> arguments, const std::string& url, ends e
    );
    ~postgres_program(); // ends it
    postgres_program(const postgres_program&) = delete;
    postgres_program& operator=(const postgres_program&) = delete;

    // Waits for its end. Throws failure with what it said when it did not succeed.
    void finish();

private:
    std::string complaint() const;

    const std::string name_;
    int words_{-1}; // its standard error
    pid_t child_{-1};
};

// Starts one and waits for its end.
void run_postgres_program(
    std::string name, std::vector<std::string> arguments, const std::string& url
);

}
