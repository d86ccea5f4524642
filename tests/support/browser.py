# SPDX-License-Identifier: GPL-3.0-or-later
"""A headless Chromium through its own driver (W3C WebDriver: plain HTTP and JSON), which reaches no network."""
import json
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

KEYS = {"Left": "\ue012", "Right": "\ue014", "PageUp": "\ue00e", "PageDown": "\ue00f", "Home": "\ue011", "End": "\ue010",
        "Escape": "\ue00c", "Enter": "\ue007", "Tab": "\ue004"}
# By a pipe: over a socket the driver looks for "localhost", which a bare machine does not know.
ARGUMENTS = ("--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
             "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--window-size=1280,800")
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
START_SECONDS, START_ATTEMPTS = 60, 3


class Browser:
    def __init__(self):
        self.home = tempfile.TemporaryDirectory(prefix="rapport-browser-", ignore_cleanup_errors=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self.driver = subprocess.Popen(["chromedriver", f"--port={self.port}", "--log-level=OFF"], cwd=self.home.name,
                                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.session = None
        try:
            self.wait()
            options = {"goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}, "unhandledPromptBehavior": "ignore",
                       "goog:chromeOptions": {"binary": shutil.which("chromium"), "args": [*ARGUMENTS, f"--user-data-dir={self.home.name}/profile"]}}
            self.begin(options)
        except BaseException:
            self.close()
            raise

    def begin(self, options):
        """On a machine with much to do the browser gives up waiting for its own parts: no page has been opened yet."""
        for attempt in range(START_ATTEMPTS):
            try:
                self.session = self.call("POST", "/session", {"capabilities": {"alwaysMatch": options}}, whole=True)["sessionId"]
                return
            except AssertionError as error:
                if "session not created" not in str(error) or attempt == START_ATTEMPTS - 1:
                    raise

    def wait(self):
        end = time.monotonic() + START_SECONDS
        while True:
            try:
                return self.call("GET", "/status", whole=True)
            except OSError:
                if time.monotonic() > end or self.driver.poll() is not None:
                    raise
            time.sleep(0.1)

    def close(self):
        try:
            if self.session is not None:
                self.call("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait(30)
            self.home.cleanup()

    def call(self, method, path, body=None, whole=False):
        address = f"http://127.0.0.1:{self.port}" + path if whole else f"http://127.0.0.1:{self.port}/session/{self.session}" + path
        data = json.dumps(body if body is not None else {}).encode() if method == "POST" else None
        request = urllib.request.Request(address, method=method, data=data, headers={"Content-Type": "application/json"})
        try:
            with self.opener.open(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode(errors="replace")[:1000]) from None

    # ---- what a person does ----

    def open(self, path, fragment=""):
        self.call("POST", "/url", {"url": "about:blank"})
        self.logs("browser"), self.logs("performance")
        self.call("POST", "/url", {"url": f"file://{path}{fragment}"})

    def resize(self, width, height):
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def press(self, *keys):
        for key in keys:
            value = KEYS.get(key, key)
            self.call("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": [
                {"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]}]})

    def click(self, selector):
        found = self.call("POST", "/element", {"using": "css selector", "value": selector})
        self.call("POST", "/actions", {"actions": [{"type": "pointer", "id": "hand", "parameters": {"pointerType": "mouse"}, "actions": [
            {"type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": {ELEMENT: found[ELEMENT]}},
            {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]}]})

    def swipe(self, from_x, to_x, y):
        self.call("POST", "/actions", {"actions": [{"type": "pointer", "id": "finger", "parameters": {"pointerType": "touch"}, "actions": [
            {"type": "pointerMove", "duration": 0, "x": from_x, "y": y}, {"type": "pointerDown", "button": 0},
            {"type": "pointerMove", "duration": 100, "x": to_x, "y": y}, {"type": "pointerUp", "button": 0}]}]})

    # ---- what is there ----

    def js(self, script, *arguments):
        return self.call("POST", "/execute/sync", {"script": "return " + script, "args": list(arguments)})

    def command(self, name, **parameters):
        return self.call("POST", "/goog/cdp/execute", {"cmd": name, "params": parameters})

    def logs(self, kind):
        return self.call("POST", "/se/log", {"type": kind})

    def complaints(self):
        return [entry["message"] for entry in self.logs("browser")]

    def requests(self):
        """The addresses of all that was asked for since the page was opened, but for what its policy refused."""
        messages = [json.loads(entry["message"])["message"] for entry in self.logs("performance")]
        refused = {m["params"]["requestId"] for m in messages if m["method"] == "Network.loadingFailed" and m["params"].get("blockedReason") == "csp"}
        return [m["params"]["request"]["url"] for m in messages
                if m["method"] == "Network.requestWillBeSent" and m["params"]["requestId"] not in refused]
