# SPDX-License-Identifier: Apache-2.0
"""A real browser for the suites that look at pages: started once, screenshots on wish, the accessibility scan."""
import os
import pathlib
import shutil
import sys

from support import Skip

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


def screenshot_folder():
    """Takes `--shots FOLDER` out of the arguments, before the common options are read; None where it is not given."""
    if "--shots" not in sys.argv:
        return None
    place = sys.argv.index("--shots")
    folder = pathlib.Path(sys.argv[place + 1]).resolve()
    del sys.argv[place:place + 2]
    return folder


def launched(suite):
    """The browser of a suite, started with the first call."""
    if getattr(suite, "browser", None):
        return suite.browser
    if not CHROMIUM:
        raise Skip("chromium is not installed")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as missing:
        raise Skip("the Python package playwright is not installed") from missing
    suite.playwright = sync_playwright().start()
    suite.browser = suite.playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    return suite.browser


def shot(page, folder, name, full=True):
    """Keeps a picture of the page where a folder was given."""
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(folder / f"{name}.png"), full_page=full)


def violations(page, where):
    """What axe finds against WCAG on the page, a line each."""
    from axe_playwright_python.sync_playwright import Axe
    # What was opened this moment is painted before its colours are judged.
    page.wait_for_timeout(400)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{where}: {v['id']} {[n['target'] for n in v['nodes']][:3]} "
            f"{v['nodes'][0].get('failureSummary', '')[:300]}" for v in found]


def too_wide(page, where, widths=(360, 320)):
    """At which widths of a phone the page has to be pushed sideways."""
    size = page.viewport_size
    wide = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 780})
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wide.append(f"{where} at {width}: {over} px")
    page.set_viewport_size(size)
    return wide
