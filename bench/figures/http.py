"""The HTTP layer: beside a bare epoll loop and beside nginx, with the same bytes."""
import gzip
import os
import pathlib
import subprocess

from . import processes
from .processes import BUILT, Server, etag_of, free_port, get, per_cpu_second, say
from .table import ratio

NGINX = """
{user}worker_processes 2;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    include /etc/nginx/mime.types;
    open_file_cache max=100;
    keepalive_requests 100000000;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port} reuseport;
        root {folder}/files;
        gzip_static on;
    }}
}}
"""


def nginx(folder, files):
    """Serves the given bytes as files, compressed beforehand beside them."""
    root = pathlib.Path(folder) / "files"
    root.mkdir(exist_ok=True)
    root.chmod(0o755)
    pathlib.Path(folder).chmod(0o755)
    for name, content in files.items():
        (root / name).write_bytes(content)
        (root / (name + ".gz")).write_bytes(gzip.compress(content, 9))
    port = free_port()
    config = pathlib.Path(folder) / "nginx.conf"
    user = "user root;\n" if os.geteuid() == 0 else ""  # the folder is nobody else's
    config.write_text(NGINX.format(user=user, folder=folder, port=port))
    return Server(["nginx", "-c", str(config), "-e", f"{folder}/nginx.log"], port, "/" + next(iter(files)))


def epoll_server(folder, content):
    body = pathlib.Path(folder) / "body.json"
    body.write_bytes(content)
    port = free_port()
    return Server([str(BUILT / "epoll_server"), str(port), str(body)], port)


def rounds(count, *sides):
    """Runs the sides one after the other, again and again; a list of results a side."""
    results = [[] for _ in sides]
    for _ in range(count):
        for side, found in zip(sides, results):
            found.append(side())
    return results


def measure(database, folder, slug, seconds, count):
    say("HTTP: beside a bare epoll loop and nginx")
    address = f"/api/v1/products/{slug}"
    page = f"/fr/p/{slug}"
    zipped = ["Accept-Encoding: gzip"]
    with processes.program(database, folder) as ours:
        small = get(ours.url + address)
        large = get(ours.url + page)
        with nginx(folder, {"small.json": small, "page.html": large}) as theirs, epoll_server(folder, small) as bare:
            json = rounds(
                count,
                lambda: per_cpu_second(ours, address, seconds),
                lambda: per_cpu_second(bare, "/", seconds),
                lambda: per_cpu_second(theirs, "/small.json", seconds))
            pages = rounds(
                count,
                lambda: per_cpu_second(ours, page, seconds, headers=zipped),
                lambda: per_cpu_second(theirs, "/page.html", seconds, headers=zipped))
            ours_tag = f"If-None-Match: {etag_of(ours.url + page)}"
            their_tag = f"If-None-Match: {etag_of(theirs.url + '/page.html')}"
            unchanged = rounds(
                count,
                lambda: per_cpu_second(ours, page, seconds, headers=[ours_tag]),
                lambda: per_cpu_second(theirs, "/page.html", seconds, headers=[their_tag]))
    unit = "requests per CPU second"
    kilobytes = f"{len(small) / 1024:.1f} KB JSON"
    return [
        ratio(f"{kilobytes} through the full router / bare epoll loop", ">= 0.80", json[0], json[1], unit),
        ratio(f"{kilobytes} through the full router / nginx static", ">= 1.15", json[0], json[2], unit),
        ratio("cached product page, gzip / nginx gzip_static", ">= 1.2", *pages, unit),
        ratio("304 of a product page / nginx 304", ">= 0.9", *unchanged, unit),
    ]


def stripped_size_mb(folder):
    copy = pathlib.Path(folder) / "stripped"
    subprocess.run(["strip", "-o", str(copy), str(processes.FOYER)], check=True)
    return copy.stat().st_size / 1e6
