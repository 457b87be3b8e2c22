#!/usr/bin/python3
"""A real SMTP server for tests: takes mail on a free port of this machine until its standard input ends.

usage: smtp_server.py FOLDER [--password USER:PASSWORD] [--tls]

Prints its port. Each mail becomes FOLDER/NNNN.json as Python's own mail parser reads it: from, to (envelope), headers
(name to decoded value), text, html. While FOLDER/refuse exists its text is the answer to every mail, and while
FOLDER/refuse_recipient exists the address in it is refused. --tls speaks TLS from the first byte with a certificate
that nobody vouches for.
"""
import argparse
import asyncio
import email
import email.policy
import json
import pathlib
import ssl
import subprocess
import sys

from aiosmtpd.smtp import SMTP, AuthResult

arguments = argparse.ArgumentParser()
arguments.add_argument("folder", type=pathlib.Path)
arguments.add_argument("--password")
arguments.add_argument("--tls", action="store_true")
options = arguments.parse_args()


class Keeper:
    def __init__(self):
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        refused = options.folder / "refuse_recipient"
        if refused.exists() and refused.read_text() == address:
            return "550 no such mailbox here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        refuse = options.folder / "refuse"
        if refuse.exists():
            return refuse.read_text()
        parsed = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.count += 1
        path = options.folder / f"{self.count:04}.json"
        path.write_text(json.dumps({
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "headers": {name.lower(): str(value) for name, value in parsed.items()},
            "text": parsed.get_body(("plain",)).get_content(),
            "html": parsed.get_body(("html",)).get_content(),
        }))
        return "250 taken"


def check_password(server, session, envelope, mechanism, data):
    given = f"{data.login.decode()}:{data.password.decode()}"
    return AuthResult(success=given == options.password, handled=False)


def certificate():
    key, certificate = options.folder / "key.pem", options.folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1",
         "-subj", "/CN=localhost", "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context


def session():
    return SMTP(
        keeper, hostname="localhost", auth_required=bool(options.password), auth_require_tls=False,
        authenticator=check_password if options.password else None)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(session, "127.0.0.1", 0, ssl=certificate() if options.tls else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


keeper = Keeper()
asyncio.run(main())
