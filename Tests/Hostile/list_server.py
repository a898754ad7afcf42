#!/usr/bin/env python3
"""Serves an issuer list over TLS on loopback, well and badly, for as long as its standard input is open.

usage: list_server.py FOLDER CERTIFICATE KEY

Prints its port. /good/NAME is FOLDER/NAME; every other first part of a path is a way to go wrong.
"""

import http.server
import os
import ssl
import sys
import threading
import time

FOLDER, CERTIFICATE, KEY = sys.argv[1:]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        way, _, name = self.path.lstrip("/").partition("/")
        path = os.path.join(FOLDER, os.path.basename(name))
        data = open(path, "rb").read() if os.path.isfile(path) else None
        if way == "redirect":
            self.send_response(302)
            self.send_header("Location", f"https://127.0.0.1:{self.server.server_port}/good/{name}")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif way == "portal":
            self.answer(b"<!DOCTYPE html><title>Please log in</title>")
        elif way == "hang":
            time.sleep(60)
        elif way == "drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(600):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
        elif way == "endless":
            self.send_response(200)
            self.end_headers()
            while True:
                self.wfile.write(bytes(65_536))
        elif way == "headers":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for number in range(1_000_000):
                self.wfile.write(b"X-%d: %s\r\n" % (number, b"y" * 200))
        elif way == "cut" and data is not None and name == "head":
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data[:-5])
            self.close_connection = True
        elif way in ("good", "cut") and data is not None:
            self.answer(data)
        else:
            self.send_error(404)

    def answer(self, data: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        pass


def main() -> None:
    server = Server(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE, KEY)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_port, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
