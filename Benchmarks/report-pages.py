#!/usr/bin/env python3
"""Looks at reports in a browser: report-pages.py ASSAY [FOLDER]

Makes the sample's reports from Reports/Sample/facts.jsonl, opens each page in headless Chromium at 390 and
1280 pixels, light and dark, and tells what report-pages.js finds wrong with it. Checks that no page asks
for anything over the network, by Chromium's own log, and that the check would notice. Runs tidy. Prints
each page to PDF. With FOLDER, leaves screenshots and PDFs there to be looked at.

Exit code 1 where anything is wrong.
"""
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SAMPLE = HERE.parent / "Reports" / "Sample"
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None)


def chromium(page, *options, scratch):
    """Runs Chromium on a file; returns what it writes."""
    command = [
        CHROMIUM, "--headless", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-domain-reliability", "--disable-default-apps", f"--user-data-dir={scratch}/profile",
        *(["--no-sandbox"] if os.geteuid() == 0 else []), *options, pathlib.Path(page).as_uri()]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120)
    return done.stdout.decode("utf-8", "replace")


def look(page, width, dark, scratch):
    """What report-pages.js finds. It runs in a copy that has it in place of the policy that forbids it."""
    source = page.read_text("utf-8")
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n', "", source)
    assert bare != source, f"{page.name} has no content security policy"
    script = (HERE / "report-pages.js").read_text("utf-8")
    copy = scratch / page.name
    copy.write_text(bare.replace(
        "</body>", f"<script>{script};document.body.innerHTML = '<pre id=\"found\"></pre>',"
        "document.getElementById('found').textContent = JSON.stringify(window.result)</script></body>"
    ).replace("document.body.innerHTML", "window.result = faults(), document.body.innerHTML", 1), "utf-8")
    text = chromium(
        copy, f"--window-size={width},1000", f"--blink-settings=preferredColorScheme={0 if dark else 1}",
        "--dump-dom", scratch=scratch)
    found = re.search(r'<pre id="found">(.*?)</pre>', text, re.S)
    assert found, f"{page.name}: the browser said nothing"
    result = json.loads(html.unescape(found[1]))
    assert result["width"] == width and result["dark"] == dark, result
    return result


def requests(page, scratch):
    """Addresses of the network that a page makes the browser ask for."""
    log = scratch / "net.json"
    chromium(page, f"--log-net-log={log}", "--virtual-time-budget=2000", "--dump-dom", scratch=scratch)
    text = log.read_text("utf-8", "replace")
    return sorted(set(re.findall(r'"url":"((?:https?|wss?|ftp)://[^"]*)"', text)))


def main():
    if len(sys.argv) < 2 or not CHROMIUM:
        sys.exit(__doc__ if CHROMIUM else "Chromium is not here: apt-get install chromium")
    keep = pathlib.Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None
    assay = pathlib.Path(sys.argv[1]).resolve()
    wrong = 0

    def tell(what):
        nonlocal wrong
        wrong += 1
        print("  " + what)

    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        made = scratch / "made"
        subprocess.run([SAMPLE / "make.sh", assay, made], check=True)
        (scratch / "asking.html").write_text('<img src="http://127.0.0.1:9/pixel.png">')
        # What the browser asks for by itself is not the page's.
        (scratch / "empty.html").write_text("<p>nothing</p>")
        own = set(requests(scratch / "empty.html", scratch))
        assert any("pixel.png" in url for url in requests(scratch / "asking.html", scratch)), \
            "the browser's log does not show requests"
        for page in sorted(made.glob("*.html")):
            print(page.name)
            for width in (390, 1280):
                for dark in (False, True):
                    result = look(page, width, dark, scratch)
                    for fault in result["faults"]:
                        tell(f"{width} {'dark' if dark else 'light'}: {fault}")
                    if keep:
                        keep.mkdir(parents=True, exist_ok=True)
                        name = f"{page.stem}-{width}-{'dark' if dark else 'light'}.png"
                        chromium(
                            page, f"--window-size={width},1600", f"--screenshot={keep / name}",
                            f"--blink-settings=preferredColorScheme={0 if dark else 1}", scratch=scratch)
                    print(f"  {width} {'dark ' if dark else 'light'}: {result['texts']} texts, "
                          f"least contrast {result['leastContrast']}")
            for url in set(requests(page, scratch)) - own:
                tell(f"asks for {url}")
            pdf = (keep or scratch) / f"{page.stem}.pdf"
            chromium(page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", scratch=scratch)
            if shutil.which("pdfinfo"):
                pages = re.search(r"Pages:\s+(\d+)", subprocess.run(
                    ["pdfinfo", pdf], capture_output=True, text=True).stdout)
                print(f"  in print: {pages[1] if pages else '?'} pages")
                if page.stem == "summary" and pages and pages[1] != "1":
                    tell("a summary is one page")
            if shutil.which("tidy"):
                said = subprocess.run(["tidy", "-q", "-e", page], capture_output=True, text=True).stderr
                for line in said.splitlines():
                    if "Error" in line:
                        tell(f"tidy: {line}")
    print("nothing is wrong" if not wrong else f"{wrong} things are wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
