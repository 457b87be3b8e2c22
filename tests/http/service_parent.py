"""Starts a program as systemd would: with a socket that stays open while the program is started again,
a place to send word to, and a watchdog.

usage: service_parent.py PORT PROGRAM [ARGUMENT...]

Prints `port N`, then each word of the program (`said READY=1`) and each end of it (`ended 0`), and each
time that the watchdog would want a word, `time for a word`. A line on standard input: `restart` ends the
program and starts it again; the end of input ends both.
"""
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

watchdog_us = 400_000
printing = threading.Lock()


def say(line: str) -> None:
    with printing:
        print(line, flush=True)


def start(words: list[str], listening: socket.socket, word_file: str) -> subprocess.Popen:
    def hand_over() -> None:
        os.dup2(listening.fileno(), 3)
        os.set_inheritable(3, True)
        os.environ.update(LISTEN_FDS="1", LISTEN_FDNAMES="http", LISTEN_PID=str(os.getpid()),
                          NOTIFY_SOCKET=word_file, WATCHDOG_USEC=str(watchdog_us),
                          WATCHDOG_PID=str(os.getpid()))
        os.execvpe(words[0], words, os.environ)

    return subprocess.Popen(words, preexec_fn=hand_over, close_fds=False)


def hear(words: socket.socket) -> None:
    while True:
        for line in words.recv(4096).decode().splitlines():
            say(f"said {line}")


def tell_the_time() -> None:
    while True:
        time.sleep(watchdog_us / 1e6)
        say("time for a word")


def main() -> None:
    listening = socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=1024)
    with tempfile.TemporaryDirectory() as folder:
        word_file = os.path.join(folder, "words")
        words = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        words.bind(word_file)
        threading.Thread(target=hear, args=(words,), daemon=True).start()
        program = start(sys.argv[2:], listening, word_file)
        threading.Thread(target=tell_the_time, daemon=True).start()
        say(f"port {listening.getsockname()[1]}")
        for _ in sys.stdin:
            program.send_signal(signal.SIGTERM)
            say(f"ended {program.wait()}")
            program = start(sys.argv[2:], listening, word_file)
        program.send_signal(signal.SIGTERM)
        say(f"ended {program.wait()}")


main()
