#!/usr/bin/env python3
"""Opens reports with a proof in headless Chromium, as a reader would, and changes them.

    proof-page.py ASSAY

Makes the sample's report as a page, types the public key into it and presses the button; then
changes one character at every place of every verdict, rating, quote and hash, and whole entries,
and expects the page to name what was changed. Ends with 1 where it does not, or where there is no
Chromium. Asserts, too, that the page asks for nothing over the network.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Browser:
    """Chromium over the pipe of its DevTools protocol: JSON messages that end in NUL."""

    def __init__(self, profile):
        ours, theirs = os.pipe(), os.pipe()

        def place():
            # The browser reads from descriptor 3 and writes to 4.
            read, write = os.dup(ours[0]), os.dup(theirs[1])
            os.dup2(read, 3)
            os.dup2(write, 4)

        self.child = subprocess.Popen(
            [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             f"--user-data-dir={profile}", "--disable-background-networking", "about:blank"],
            preexec_fn=place, close_fds=False, stderr=subprocess.DEVNULL)
        os.close(ours[0])
        os.close(theirs[1])
        self.out, self.input, self.rest, self.count = ours[1], theirs[0], b"", 0
        self.requests = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = None
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network"):
            self.call(f"{domain}.enable")

    def message(self):
        while b"\0" not in self.rest:
            part = os.read(self.input, 1 << 20)
            if not part:
                sys.exit("proof-page: Chromium has gone")
            self.rest += part
        one, self.rest = self.rest.split(b"\0", 1)
        return json.loads(one)

    def call(self, method, **parameters):
        self.count += 1
        asked = {"id": self.count, "method": method, "params": parameters}
        if getattr(self, "session", None):
            asked["sessionId"] = self.session
        os.write(self.out, json.dumps(asked).encode() + b"\0")
        while True:
            message = self.message()
            self.note(message)
            if message.get("id") == self.count:
                if "error" in message:
                    sys.exit(f"proof-page: {method}: {message['error']}")
                return message["result"]

    def note(self, message):
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])

    def open(self, path):
        self.call("Page.navigate", url="file://" + path)
        while True:
            message = self.message()
            self.note(message)
            if message.get("method") == "Page.loadEventFired":
                return

    def run(self, script):
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in answer:
            sys.exit(f"proof-page: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def check(self, key):
        """Types the key, presses the button, and reads what is shown."""
        return self.run(
            "document.getElementById('proof-key').value = " + json.dumps(key) + ";"
            "document.getElementById('proof-button').click();"
            "(o => [o.dataset.state, o.innerText])(document.getElementById('proof-outcome'))")

    def close(self):
        self.child.terminate()
        self.child.wait()


# Changes one character of each text in turn, asks the page, and puts it back.
EVERY_PLACE = r"""
(() => {
  const nodes = [];
  for (const part of document.querySelectorAll('article.claim .verdict, article.claim .rationale, '
      + 'article.claim blockquote, article.claim .evidence code, table.summary .rating')) {
    const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) if (walk.currentNode.data.trim()) nodes.push(walk.currentNode);
  }
  const outcome = document.getElementById('proof-outcome');
  const missed = [];
  let tried = 0;
  for (const node of nodes) {
    const text = node.data;
    for (let at = 0; at < text.length; at++) {
      node.data = text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1);
      document.getElementById('proof-button').click();
      tried++;
      if (outcome.dataset.state !== 'changed') missed.push([text, at]);
    }
    node.data = text;
  }
  return { missed, tried, nodes: nodes.length };
})()
"""


def expect(holds, what):
    if not holds:
        sys.exit(f"proof-page: {what}")


def main():
    expect(CHROMIUM, "there is no Chromium; install the package chromium")
    assay = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        desk = os.path.join(folder, "desk")
        os.mkdir(desk)
        shutil.copy(os.path.join(HOME, "assay.toml"), desk)
        environment = dict(os.environ, ASSAY_REVIEWER="ann", XDG_CONFIG_HOME=os.path.join(folder, "c"))

        def run(*words):
            return subprocess.run(
                [assay, *words], cwd=desk, env=environment, check=True, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout

        run("init")
        run("restore", os.path.join(HOME, "Reports", "Sample", "facts.jsonl"))
        key = run("key").strip()
        run("report", "status:reviewed", "--format", "html", "--proof", "--output", "page.html")
        run("report", "status:reviewed", "--format", "html", "--output", "plain.html")
        page = os.path.join(desk, "page.html")
        text = open(page).read()
        plain = open(os.path.join(desk, "plain.html")).read()
        expect("<script" not in plain, "a page without a proof has a script")

        browser = Browser(os.path.join(folder, "profile"))
        browser.open(page)
        state, words = browser.check(key)
        expect(state == "signed" and words.startswith("consistent, signed by assay/"), words)
        state, words = browser.check("")
        expect((state, words.split("\n")[0]) == ("unknown", "consistent, signer unknown"), words)
        other = key[:-2] + ("A" if key[-2] != "A" else "B") + key[-1]
        state, words = browser.check(other)
        expect(state == "changed" and "public key" in words, words)
        stranger = run("key", "--file", os.path.join(folder, "other.key")).strip()
        state, words = browser.check(stranger)
        expect(state == "changed" and "not" in words, words)

        browser.check("")  # without a key, so that no signature is checked a thousand times
        found = browser.run(EVERY_PLACE)
        expect(found["tried"] > 1000, f"only {found['tried']} places were tried")
        expect(not found["missed"], f"the page did not notice {found['missed'][:5]}")
        state, words = browser.check(key)
        expect(state == "signed", f"after all was put back: {words}")

        hand = [
            ("a rating", r"<bdi>Mostly false</bdi>", "<bdi>Mostly true</bdi>", "rating"),
            ("a summary", r'(tone-2">)Mostly false', r"\1Mostly true", "rating"),
            ("an entry", r'(?s)<article class="claim" id="claim-2".*?</article>', "", "left out"),
            ("a style", r"</style>", "#claim-1 { display: none }</style>", "something else"),
            ("a title", r"<h1 dir=\"auto\">[^<]*", "<h1 dir=\"auto\">All is true", "something else"),
            ("a note", r"(<h2 id=\"claims\">)", r"<p>Withdrawn.</p>\1", "something else"),
            ("an attribute", r'(<p class="rationale")', r"\1 hidden", "something else"),
            ("a fact", r'"rating\\":\\"Mostly false', r'"rating\\":\\"Mostly true', "committed"),
        ]
        for what, old, new, named in hand:
            bent = re.sub(old, new, text, count=1)
            expect(bent != text, f"{what} was not changed")
            path = os.path.join(desk, "bent.html")
            with open(path, "w") as out:
                out.write(bent)
            browser.open(path)
            state, words = browser.check(key)
            expect(state == "changed" and named in words, f"{what}: {state}: {words}")
            checked = subprocess.run(
                [assay, "check-report", path, "--key", key], stdout=subprocess.PIPE, text=True)
            expect(checked.returncode == 1, f"check-report: {what}: {checked.stdout}")
        asked = [url for url in browser.requests if not url.startswith(("file://", "about:"))]
        expect(not asked, f"the page asked for {asked}")
        browser.close()
        print(f"proof-page: {found['tried']} characters of {found['nodes']} texts and "
              f"{len(hand)} other changes, all found; nothing asked for.")


if __name__ == "__main__":
    main()
