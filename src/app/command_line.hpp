#pragma once

namespace foyer::app {

// How the program ends.
enum exit_code : int {
    exit_done = 0,
    exit_refused = 1,     // the command found a problem or could not do what was asked
    exit_usage = 2,       // wrong options or settings
    exit_unavailable = 3, // the database cannot be reached or not be written
    exit_absent = 4,      // what was asked for does not exist (user has-admin)

    // What stands between a database and this program's migrations: one code a case, for scripts.
    exit_pending = 10,    // versions wait to be applied
    exit_drift = 11,      // the database is not as its migrations left it
    exit_edited = 12,     // an applied file is not the file that was applied
    exit_newer = 13,      // the database has a version that this program does not know
    exit_partial = 14,    // a version was begun and not finished
    exit_no_history = 15, // there are tables, but no history, or one that cannot be read
    exit_would_lose = 16, // rows would be lost and nobody accepted that
    exit_locked = 17,     // another program holds the database
    exit_impossible = 18, // the rehearsal failed: nothing was done to the real database
    exit_no_room = 19,    // the disk is too small for what was asked
    exit_unsafe = 20,     // the lint found a step that is not safe on this database

    exit_interrupted = 130, // ended by SIGINT
};

// Reads the words of the command line, runs the verb and returns an exit_code. Messages for people
// go to standard output, errors to standard error.
int run_command_line(int argc, char** argv);

}
