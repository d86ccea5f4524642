# SPDX-License-Identifier: GPL-3.0-or-later
"""A headless Chromium, driven through chromedriver's own protocol (WebDriver over HTTP): Debian's packages are enough."""
import json
import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

SIZE = (1920, 1080)


class TooSlow(Exception):
    """The page did not answer within its limit."""


class Browser:
    def __init__(self, chromium, driver):
        self._profile = tempfile.TemporaryDirectory(prefix="rapport-browser-", ignore_cleanup_errors=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._base = f"http://127.0.0.1:{port}"
        self._driver = subprocess.Popen([driver, f"--port={port}", "--log-level=OFF"], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            self._wait()
            arguments = ["--headless=new", "--disable-gpu", "--hide-scrollbars", "--disable-frame-rate-limit", "--disable-gpu-vsync",
                         "--force-device-scale-factor=1", f"--window-size={SIZE[0]},{SIZE[1]}", "--no-first-run",
                         "--disable-background-networking", "--js-flags=--max-old-space-size=8192",
                         f"--user-data-dir={self._profile.name}"]
            if os.geteuid() == 0:
                arguments.append("--no-sandbox")
            self._session = ""
            started = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": {
                "browserName": "chrome", "goog:chromeOptions": {"binary": chromium, "args": arguments}}}})
            self._session = "/session/" + started["sessionId"]
            self.version = started["capabilities"]["browserVersion"]
        except BaseException:
            self.stop()
            raise

    def _wait(self):
        for _ in range(100):
            try:
                if self._ask("GET", "/status", seconds=2)["ready"]:
                    return
            except OSError:
                time.sleep(0.1)
        raise OSError("chromedriver does not answer")

    def _ask(self, method, path, body=None, seconds=120):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._base + path, data, {"Content-Type": "application/json"}, method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=seconds) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error)["value"]
            if "timeout" in value.get("error", ""):
                raise TooSlow(value["error"]) from error
            raise OSError(f"{value.get('error')}: {value.get('message', '')[:300]}") from error
        except TimeoutError as error:
            raise TooSlow("no answer") from error

    def open(self, url):
        self._ask("POST", self._session + "/url", {"url": url})

    def call(self, function, *arguments, seconds):
        """What the page's async FUNCTION resolves to."""
        self._ask("POST", self._session + "/timeouts", {"script": int(seconds * 1000)})
        script = (f"const done = arguments[arguments.length - 1]; {function} (...Array.from (arguments).slice (0, -1))"
                  ".then (value => done ({ value }), error => done ({ error: String (error && error.stack || error) }));")
        answer = self._ask("POST", self._session + "/execute/async", {"script": script, "args": arguments}, seconds=seconds + 10)
        if "error" in answer:
            raise OSError(answer["error"])
        return answer["value"]

    def memory_mb(self):
        """Of all its processes, what they share counted once; MB of 10^6 bytes."""
        return sum(pss_kib(pid) for pid in below(self._driver.pid)) * 1024 / 1e6

    def cpu_ms(self):
        """What all its processes have computed so far."""
        return sum(map(cpu_ticks, below(self._driver.pid))) * 1000 / os.sysconf("SC_CLK_TCK")

    def stop(self):
        """However stuck it is: the driver and all that it started."""
        for pid in [self._driver.pid, *below(self._driver.pid)]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self._driver.wait()
        self._profile.cleanup()


def below(pid):
    """The processes that PID started, and theirs."""
    children = {}
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{entry}/stat", encoding="utf-8", errors="replace") as file:
                parent = int(file.read().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
        children.setdefault(parent, []).append(int(entry))
    found, todo = [], [pid]
    while todo:
        for child in children.get(todo.pop(), []):
            found.append(child)
            todo.append(child)
    return found


def cpu_ticks(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            return sum(map(int, file.read().rpartition(")")[2].split()[11:13]))
    except OSError:
        return 0


def pss_kib(pid):
    try:
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0
