#pragma once

namespace foyer::app {

// How the program ends.
enum exit_code : int {
    exit_done = 0,
    exit_refused = 1,       // the command found a problem or could not do what was asked
    exit_usage = 2,         // wrong options or settings
    exit_unavailable = 3,   // the database cannot be reached
    exit_absent = 4,        // what was asked for does not exist (user has-admin)
    exit_interrupted = 130, // ended by SIGINT
};

// Reads the words of the command line, runs the verb and returns an exit_code. Messages for people
// go to standard output, errors to standard error.
int run_command_line(int argc, char** argv);

}
