#!/usr/bin/env python3
"""Serves pages at a public address that lead to a private one, and asks assay for them.

    unshare --net --mount --map-root-user Tests/Python/private_redirect.py ASSAY

The network is one of its own, without a way out: its loopback device has a public address, too.
Exit code 0 where assay takes what is public and refuses, before it connects, what is not: behind a
redirect to a number, to a name, and where a public name's address is private.
"""

import fcntl
import http.server
import os
import socket
import struct
import subprocess
import sys
import tempfile
import threading

PUBLIC = "8.8.4.4"
UP, SET_FLAGS, SET_ADDRESS = 0x1 | 0x40, 0x8914, 0x8916
asked = []


def prepare(hosts):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        for name, address in (("lo", "127.0.0.1"), ("lo:1", PUBLIC)):
            place = struct.pack("HH4s8x", socket.AF_INET, 0, socket.inet_aton(address))
            fcntl.ioctl(control, SET_ADDRESS, struct.pack("16s16s", name.encode(), place))
            fcntl.ioctl(control, SET_FLAGS, struct.pack("16sH14x", name.encode(), UP))
    with open(hosts, "w") as file:
        file.write(f"{PUBLIC} public.example\n127.0.0.1 inside.example\n")
    subprocess.run(["mount", "--bind", hosts, "/etc/hosts"], check=True)


class Public(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        targets = {
            "/number": "http://127.0.0.1:8081/secret",
            "/name": "http://inside.example:8081/secret",
            "/odd": "http://0x7f000001:8081/secret",
            "/mapped": "http://[::ffff:127.0.0.1]:8081/secret",
        }
        if self.path in targets:
            self.send_response(302)
            self.send_header("Location", targets[self.path])
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            body = b"Rents in Arden rose by 9 percent."
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_):
        pass


class Private(Public):
    def do_GET(self):
        asked.append(self.path)
        super().do_GET()


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder + "/hosts")
        for handler, place in ((Public, (PUBLIC, 8080)), (Private, ("127.0.0.1", 8081))):
            server = http.server.ThreadingHTTPServer(place, handler)
            threading.Thread(target=server.serve_forever, daemon=True).start()
        desk = folder + "/desk"
        os.mkdir(desk)
        environment = {**os.environ, "ASSAY_REVIEWER": "ann"}

        def assay(*arguments):
            return subprocess.run(
                [program, *arguments], cwd=desk, env=environment, capture_output=True, text=True)

        def add(address):
            return assay("evidence", "add", "Rents", address, "--stance", "context")

        assay("init")
        with open(desk + "/claims.csv", "w") as file:
            file.write("text\nRents in Arden fell.\n")
        assay("import", "claims.csv")
        fine = add("http://public.example:8080/page")
        if fine.returncode != 0:
            sys.exit(f"a public page was not taken: {fine.stderr}")
        kept = assay("evidence", "list", "--format", "jsonl").stdout
        for address in ("public.example:8080/number", "public.example:8080/name",
                        "public.example:8080/odd", "public.example:8080/mapped",
                        "inside.example:8081/secret"):
            shut = add("http://" + address)
            if shut.returncode != 64 or "127.0.0.1 is not a public" not in shut.stderr:
                sys.exit(f"{address}: exit code {shut.returncode}, {shut.stderr}")
        if asked:
            sys.exit(f"the private server was asked: {asked}")
        if assay("evidence", "list", "--format", "jsonl").stdout != kept:
            sys.exit("what was refused was recorded")
        if assay("read", "http://public.example:8080/name", "--allow-private").returncode != 0:
            sys.exit("--allow-private does not let it through")
    print("what is public is taken, what is not is refused before it is asked")


main()
