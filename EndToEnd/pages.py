#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The pages in a real browser: protect, download, lose the metadata, check; accessibility; phones; no JavaScript.

    EndToEnd/pages.py --bin .build/release [--shots FOLDER] [--url ADDRESS --sign-in LOGIN:PASSWORD --samples FOLDER]

Without --url a demonstration server is started on a free port. Screenshots go to the folder given.
"""
import io
import json
import pathlib
import re
import time
import zipfile

from PIL import Image, ImageDraw

import chromium
from support import Server, Skip, Suite, messenger, scene

shots = chromium.screenshot_folder()
PUBLISHER = "Norhaven Election Board"
WIDTHS = {"phone": (360, 780), "tablet": (768, 1024), "desktop": (1280, 900)}
PAGES = ["/en/", "/en/learn", "/en/learn/absence", "/en/about", "/en/privacy", "/en/accessibility", "/en/status",
         "/en/developers", "/en/signin", "/en/nothing-here", "/en/learn/changed", "/en/report", "/en/report/status",
         "/en/appeal", "/qps-rtl/report"]


def started(suite):
    """The demonstration server, its addresses and its sign-in; started once."""
    if getattr(suite, "server", None):
        return suite.server
    server = Server(
        suite, "--demo", "--allow-links", "--test-languages", "--requests-per-minute", "100000", "--checks-per-minute", "100000")
    server.start(wait=240)
    deadline = time.monotonic() + 20
    text = ""
    while time.monotonic() < deadline and "signed in" not in text:
        text = server.log.read_text(errors="replace")
        time.sleep(0.1)
    found = re.search(r"login (\S+)\s+password (\S+)", text)
    assert found, f"no demonstration sign-in was printed:\n{text[-800:]}"
    server.login = found.groups()
    server.samples = pathlib.Path(re.search(r"Copies to check: (.+)", text).group(1).strip())
    suite.server = server
    return server


class Tab:
    """A page whose errors and foreign requests are recorded."""

    def __init__(self, suite, width="desktop", theme="light", script=True, **more):
        size = WIDTHS[width]
        self.context = chromium.launched(suite).new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=theme, java_script_enabled=script,
            base_url=started(suite).address, accept_downloads=True, **more)
        self.page = self.context.new_page()
        self.faults, self.foreign = [], []
        self.page.on("console", lambda entry: self.faults.append(entry.text) if entry.type == "error" else None)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", self.note)
        self.home = started(suite).address

    def note(self, request):
        if not request.url.startswith((self.home, "blob:", "data:")):
            self.foreign.append(request.url)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        self.context.close()
        if kind is None:
            assert not self.foreign, f"requests to other hosts: {self.foreign}"
            faults = [fault for fault in self.faults if "the server responded with a status" not in fault]
            assert not faults, f"errors in the browser: {faults}"

    def shot(self, name, full=True):
        chromium.shot(self.page, shots, name, full)


def sign_in(tab, suite):
    login, password = started(suite).login
    tab.page.goto("/en/signin")
    tab.page.fill("#login", login)
    tab.page.fill("#password", password)
    tab.page.click("button.primary")
    tab.page.wait_for_url("**/protect")


def check(tab, path):
    """Checks a file by the form and ends on its result."""
    tab.page.goto("/en/")
    tab.page.set_input_files("#file", str(path))
    tab.page.click("form.drop button.primary")
    tab.page.wait_for_url("**/check/*", timeout=60_000)
    tab.page.wait_for_selector("article.check", timeout=60_000)
    return tab.page.get_attribute("article.check", "data-kind")


def violations(tab, where):
    return chromium.violations(tab.page, where)


def go_on(tab):
    tab.page.click("main button.primary, main a.button.primary")


def protect(tab, files, source="captured", titles=(), preview="yes", shots=False):
    """Answers the five questions and ends on the page of what became of the files."""
    tab.page.goto("/en/protect")
    tab.shot("protect-1-start") if shots else None
    tab.page.set_input_files("#file", [str(file) for file in files])
    tab.page.click("form.drop button.primary")
    tab.page.wait_for_url("**/files", timeout=60_000)
    tab.shot("protect-2-files") if shots else None
    go_on(tab)
    tab.page.check(f"#source-{source}")
    tab.shot("protect-3-made") if shots else None
    go_on(tab)
    for number, title in enumerate(titles, 1):
        tab.page.fill(f"#title-{number}", title)
    tab.shot("protect-4-titles") if shots else None
    go_on(tab)
    tab.page.check(f"#preview-{preview}")
    tab.shot("protect-5-travel") if shots else None
    go_on(tab)
    tab.shot("protect-6-answers") if shots else None


def a_picture_is_protected_in_the_browser(suite):
    source = suite.folder / "meeting.jpg"
    notes = Image.Exif()
    notes[0x010F], notes[0x013B] = "Secret Camera Works", "A. Person"
    notes.get_ifd(0x8825).update({1: "N", 2: (59.0, 54.0, 9.0)})
    scene(91, 1640, 1160).save(source, quality=94, exif=notes)
    with Tab(suite) as tab:
        sign_in(tab, suite)
        protect(tab, [source], titles=["Council meeting <b>3 May</b>"], shots=True)
        assert "<b>3 May</b>" in tab.page.inner_text(".public-card"), "the title's markup is not shown as text"
        assert not violations(tab, "answers")
        tab.page.click(".answers .change a >> nth=1")
        tab.page.wait_for_url("**/made?back=answers")
        go_on(tab)
        tab.page.wait_for_url("**/answers")
        tab.page.click("form.send button.primary")
        tab.page.wait_for_url("**/done", timeout=60_000)
        tab.page.wait_for_selector("a[download]", timeout=60_000)
        tab.shot("protect-7-done")
        with tab.page.expect_download() as waiting:
            tab.page.click("a[download]")
        suite.protected = suite.folder / "meeting-protected.jpg"
        waiting.value.save_as(suite.protected)
        assert waiting.value.suggested_filename == "meeting-protected.jpg", waiting.value.suggested_filename
    with Image.open(suite.protected) as picture:
        assert picture.size == (1640, 1160), picture.size
        kept = picture.getexif()
    assert kept.get(0x013B) == "A. Person", "the artist is gone"
    assert 0x010F not in kept and not kept.get_ifd(0x8825), f"place or device travel with it: {dict(kept)}"
    assert b"Secret Camera" not in suite.protected.read_bytes(), "the device is still in the file"


def several_files_are_protected_without_a_script(suite):
    files = []
    for seed in (41, 42):
        files.append(suite.folder / f"batch-{seed}.jpg")
        scene(seed, 900, 600).save(files[-1], quality=90)
    bad = suite.folder / "bad.jpg"
    bad.write_bytes(b"\xff\xd8\xff\xe0 cut off")
    with Tab(suite, script=False, width="phone") as tab:
        sign_in(tab, suite)
        protect(tab, [files[0], bad, files[1]], source="ai", preview="no")
        tab.shot("protect-answers-several-phone")
        assert "Protect 2 files" in tab.page.inner_text("form.send button"), tab.page.inner_text("form.send button")
        tab.page.click("form.send button.primary")
        tab.page.wait_for_url("**/done", timeout=60_000)
        for _ in range(60):
            if tab.page.locator(".files a[download]").count() == 2:
                break
            time.sleep(1)
            tab.page.reload()
        tab.shot("protect-done-several-phone")
        with tab.page.expect_download() as waiting:
            tab.page.click("a[href$='files.zip']")
        archive = suite.folder / "all.zip"
        waiting.value.save_as(archive)
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None, opened.testzip()
        names = opened.namelist()
        assert names[0] == "records.csv" and len(names) == 3, names
        assert b"/record/rec_" in opened.read("records.csv")
        with Image.open(io.BytesIO(opened.read(names[1]))) as picture:
            assert picture.size == (900, 600), picture.size


def the_protected_file_is_signed_unchanged(suite):
    with Tab(suite) as tab:
        kind = check(tab, suite.protected)
        assert kind == "signed_unchanged", kind
        assert PUBLISHER in tab.page.inner_text("h1"), tab.page.inner_text("h1")
        tab.shot("result-signed")


def a_stripped_scaled_resaved_copy_is_found_again(suite):
    copy = messenger(suite.protected, suite.folder / "received.jpg")
    for script in (True, False):
        with Tab(suite, script=script) as tab:
            kind = check(tab, copy)
            assert kind == "recovered_unchanged", kind
            assert PUBLISHER in tab.page.inner_text("h1")
            assert tab.page.locator(".reading").count() == 5
            assert "<b>" in tab.page.inner_text(".originals"), "the title's markup is not shown as text"
            tab.shot(f"result-unchanged-{'script' if script else 'plain'}")
            tab.page.click(".originals a")
            tab.page.wait_for_selector("article.record")
            tab.shot(f"record-{'script' if script else 'plain'}")


def a_changed_copy_shows_where(suite):
    path = suite.folder / "changed.jpg"
    with Image.open(suite.protected) as picture:
        picture = picture.convert("RGB")
        ImageDraw.Draw(picture).rectangle((1180, 760, 1440, 980), fill=(214, 190, 60))
        picture.resize((1080, 764), Image.LANCZOS).save(path, quality=78)
    for width, theme in [("desktop", "light"), ("desktop", "dark"), ("phone", "light"), ("phone", "dark")]:
        with Tab(suite, width=width, theme=theme) as tab:
            kind = check(tab, path)
            assert kind == "recovered_changed", kind
            assert tab.page.locator(".pairs > li").count() >= 1
            assert tab.page.locator(".pairs svg image").count() >= 2, "no pair of crops"
            tab.shot(f"result-changed-{width}-{theme}")
            suite.changed = tab.page.url
            found = violations(tab, f"changed {width} {theme}")
            assert not found, found
    with Tab(suite) as tab:
        for view in ("side", "slider", "marks"):
            tab.page.goto(suite.changed + f"/compare?view={view}")
            tab.shot(f"compare-{view}")
            assert not violations(tab, view)
        tab.page.goto(suite.changed + "/compare?view=slider")
        tab.page.focus("#slider")
        tab.page.keyboard.press("ArrowRight")
        assert "51" in tab.page.inner_text("output"), tab.page.inner_text("output")


def a_result_is_printed_shared_and_its_history_read(suite):
    with Tab(suite) as tab:
        check(tab, suite.protected)
        address = tab.page.url
        for part in ("history", "print"):
            tab.page.goto(f"{address}/{part}")
            tab.shot(f"result-{part}")
            assert not violations(tab, part)
        paper = tab.page.pdf(format="A4")
        assert 1 <= paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page ") <= 4 or len(paper) > 10_000
        tab.page.goto(suite.changed + "/print")
        tab.page.emulate_media(media="print")
        tab.shot("result-print-changed")
        tab.page.emulate_media(media="screen")
    with Tab(suite, script=False, width="phone") as tab:
        tab.page.goto(suite.changed)
        tab.page.click(".kept .links a >> nth=0")
        tab.shot("share-form-phone")
        tab.page.check("#picture")
        go_on(tab)
        link, code = (tab.page.locator("pre").nth(place).inner_text() for place in (0, 1))
        tab.shot("share-made-phone")
        assert not re.search("changed.jpg", tab.page.content())
        tab.page.goto(link)
        assert "/en/r/" in tab.page.url and "changed copy" in tab.page.inner_text("h1"), tab.page.url
        tab.shot("shared-phone")
        suite.shared = tab.page.url
        tab.page.goto(link + "/delete")
        tab.page.fill("#code", "CS-0000-0000-0000")
        go_on(tab)
        assert tab.page.title().startswith("Error:"), tab.page.title()
        tab.shot("shared-delete-phone")
        tab.page.fill("#code", code.lower())
        go_on(tab)
        assert "deleted" in tab.page.inner_text("h1"), tab.page.inner_text("h1")
        assert tab.page.goto(link).status == 410
    with Tab(suite) as tab:
        tab.page.goto(suite.changed)
        tab.page.click(".originals a")
        tab.page.click(".panel .facts a")
        tab.page.wait_for_url("**/publisher/*")
        suite.publisher = tab.page.url
        assert PUBLISHER in tab.page.inner_text("h1"), tab.page.inner_text("h1")
        tab.page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
        tab.shot("publisher")
        found = violations(tab, "publisher")
        assert not found, found


def the_languages_are_whole(suite):
    for tag in ("es", "fr", "de"):
        with Tab(suite, locale=tag) as tab:
            tab.page.goto("/")
            assert f"/{tag}/" in tab.page.url, tab.page.url
            for address in (f"/{tag}/", f"/{tag}/learn", f"/{tag}/privacy", f"/{tag}/signin"):
                tab.page.goto(address)
                assert not tab.page.locator("main [lang=en]").count(), address
                assert not violations(tab, address)
            tab.page.goto(suite.changed.replace("/en/", f"/{tag}/"))
            tab.shot(f"result-{tag}")
            assert tab.page.locator(".unreviewed").count() >= 1 and tab.page.get_attribute("html", "lang") == tag


def an_unknown_picture_has_no_information(suite):
    path = suite.folder / "unknown.png"
    scene(77, 900, 600).save(path)
    with Tab(suite, width="phone") as tab:
        code = check(tab, path)
        assert code == "nothing_known", code
        assert "genuine" in tab.page.inner_text(".lead")
        tab.shot("result-unknown-phone")
        suite.unknown = tab.page.url


def a_file_that_is_no_picture_is_told_at_the_form(suite):
    path = suite.folder / "notes.txt"
    path.write_text("not a picture\n" * 40)
    for script in (True, False):
        with Tab(suite, script=script) as tab:
            tab.page.goto("/en/")
            tab.page.set_input_files("#file", str(path))
            tab.page.click("form.drop button.primary")
            tab.page.wait_for_selector(".errors", timeout=30_000)
            assert tab.page.title().startswith("Error:"), tab.page.title()
            tab.shot(f"error-form-{'script' if script else 'plain'}")
            assert not violations(tab, "form error") if script else True


def a_link_that_leads_inside_is_told_at_the_form(suite):
    with Tab(suite, script=False, width="phone") as tab:
        tab.page.goto("/en/")
        tab.page.click("details.more summary")
        tab.page.fill("#url", "http://127.0.0.1/picture.jpg")
        tab.page.click("details.more button")
        tab.page.wait_for_selector(".errors")
        assert "public web addresses" in tab.page.inner_text(".errors"), tab.page.inner_text(".errors")
        assert tab.page.get_attribute("details.more", "open") is not None, "the form with the error is closed"
        tab.shot("link-error-phone")


def drop_and_paste_fill_the_form(suite):
    with Tab(suite) as tab:
        tab.page.goto("/en/")
        for event in ("drop", "paste"):
            tab.page.evaluate(
                """(kind) => {
                  const transfer = new DataTransfer();
                  transfer.items.add(new File([new Uint8Array([255, 216, 255])], kind + '.jpg', { type: 'image/jpeg' }));
                  document.dispatchEvent(kind === 'drop'
                    ? new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true })
                    : new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
                }""", event)
            name = tab.page.evaluate("document.getElementById('file').files[0].name")
            assert name == f"{event}.jpg", name


def a_report_is_sent_without_a_script_and_found_by_its_code(suite):
    picture = suite.folder / "reported.jpg"
    scene(71, 640, 480).save(picture, quality=85)
    with Tab(suite, script=False, width="phone", theme="dark") as tab:
        tab.page.goto("/en/report")
        tab.page.click("main form button.primary")
        listed = tab.page.locator(".errors li").count()
        assert listed >= 6, f"{listed} faults are listed for an empty form"
        tab.shot("report-faults")
        tab.page.set_input_files("#file", str(picture))
        tab.page.check("#reason-candidate_likeness")
        tab.page.fill("#explanation", "It shows her conceding on Monday. <b>She</b> never did.")
        tab.page.check("#satire_possible-no")
        tab.page.check("#requested-label")
        tab.page.check("#relation-public")
        tab.page.check("#good_faith")
        tab.page.click("main form button.primary")
        code = tab.page.locator("pre.secret").inner_text().strip()
        tab.shot("report-receipt")
        tab.page.goto("/en/report/status")
        tab.page.fill("#code", code.lower().replace("-", " "))
        tab.page.click("main form button.primary")
        assert "Your report has arrived" in tab.page.locator("h1").inner_text(), tab.page.locator("h1").inner_text()
        tab.shot("report-status")


def every_page_passes_the_accessibility_scan(suite):
    found = []
    for theme in ("light", "dark"):
        with Tab(suite, theme=theme, reduced_motion="reduce") as tab:
            for page in PAGES:
                tab.page.goto(page)
                found += violations(tab, f"{page} {theme}")
                tab.shot(f"page{page.replace('/', '-')}-{theme}")
            sign_in(tab, suite)
            for page in ("/en/protect", "/en/account", suite.publisher, suite.changed + "/share",
                         suite.changed + "/history"):
                tab.page.goto(page)
                found += violations(tab, f"{page} {theme}")
            source = suite.folder / f"steps-{theme}.jpg"
            scene(60, 800, 600).save(source, quality=90)
            tab.page.goto("/en/protect")
            tab.page.set_input_files("#file", str(source))
            tab.page.click("form.drop button.primary")
            tab.page.wait_for_url("**/files", timeout=60_000)
            suite.draft = tab.page.url.replace("/files", "").replace(tab.home, "")
            for step, answer in (("files", None), ("made", "#source-edited"), ("titles", None),
                                 ("travel", "#preview-yes"), ("answers", None)):
                tab.page.wait_for_url(f"**/{step}")
                found += violations(tab, f"{step} {theme}")
                tab.shot(f"step-{step}-{theme}")
                if answer:
                    tab.page.check(answer)
                if step != "answers":
                    go_on(tab)
            tab.shot(f"account-{theme}")
            for address in (suite.unknown, suite.changed):
                tab.page.goto(address)
                tab.page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
                found += violations(tab, f"{address} {theme}")
                tab.shot(f"result-open-{'unknown' if address == suite.unknown else 'changed'}-{theme}")
    assert not found, "\n".join(found)


def nothing_scrolls_sideways_on_a_phone(suite):
    wide = []
    with Tab(suite, width="phone") as tab:
        sign_in(tab, suite)
        steps = [f"{suite.draft}/{step}" for step in ("files", "made", "titles", "travel", "answers")]
        addresses = PAGES + steps + [step.replace("/en/", "/qps-rtl/") for step in steps] + [
                             "/en/protect", "/en/account", suite.unknown, suite.changed, suite.changed + "/share",
                             suite.changed + "/print", suite.changed + "/history", suite.publisher, "/qps/", "/qps-rtl/",
                             "/de/", "/fr/", suite.changed.replace("/en/", "/de/"), "/qps/protect", suite.changed.replace("/en/", "/qps/"),
                             suite.changed.replace("/en/", "/qps-rtl/")]
        for address in addresses:
            tab.page.goto(address)
            tab.page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
            for size in (360, 320):
                tab.page.set_viewport_size({"width": size, "height": 780})
                over = tab.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                if over > 0:
                    beyond = tab.page.evaluate(
                        """() => [...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll, svg, .hidden, .skip'))
                          .filter(e => { const b = e.getBoundingClientRect();
                            return b.right > document.documentElement.clientWidth + 1 || b.left < -1; })
                          .map(e => e.tagName + '.' + e.className).slice(-3)""")
                    wide.append(f"{address} at {size}: {over} px {beyond}")
            if address == "/en/" or "qps" in address:
                tab.page.set_viewport_size({"width": 360, "height": 780})
                tab.shot(f"phone{re.sub('[^a-z-]+', '-', address.replace(tab.home, ''))[:40]}")
    assert not wide, "\n".join(wide)


def the_appearance_and_the_language_can_be_chosen(suite):
    with Tab(suite) as tab:
        tab.page.goto("/en/learn")
        tab.page.click("button[value=dark]")
        tab.page.wait_for_url("**/en/learn")
        assert tab.page.get_attribute("html", "data-theme") == "dark"
        tab.page.click(".menu summary")
        tab.page.click("a[hreflang=qps-rtl]")
        tab.page.wait_for_url("**/qps-rtl/learn")
        assert tab.page.get_attribute("html", "dir") == "rtl"


def targets_are_large_enough(suite):
    small = []
    with Tab(suite, width="phone") as tab:
        for address in ("/en/", "/en/signin", suite.changed):
            tab.page.goto(address)
            small += tab.page.evaluate(
                """() => [...document.querySelectorAll('button, .button, input, summary, header a, footer a')]
                  .filter(e => e.offsetParent && !e.closest('.hidden') && e.type !== 'hidden')
                  .map(e => [e.tagName + '.' + e.className, e.getBoundingClientRect()])
                  .filter(([, box]) => box.height < 24 || box.width < 24).map(([name, box]) => name + ' ' + box.height)""")
    assert not small, small


def the_page_stays_within_its_budget(suite):
    import gzip
    import urllib.request
    address = started(suite).address
    sizes = {}

    def fetch(name, path):
        """Notes the bytes of a file and those that the server sends to a browser."""
        request = urllib.request.Request(address + path, headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request) as reply:
            sent = reply.read()
            assert reply.headers["Vary"] == "Accept-Encoding", reply.headers.items()
            data = gzip.decompress(sent) if reply.headers["Content-Encoding"] == "gzip" else sent
        with urllib.request.urlopen(address + path) as plain:
            assert plain.headers["Content-Encoding"] is None and plain.read() == data, path
        sizes[name] = (len(data), len(sent))
        return data

    fetch("home", "/en/")
    html = fetch("result", suite.changed.replace(address, ""))
    for path in re.findall(rb'(?:href|src)="(/assets/[^"]+)"', html):
        fetch(path.decode().split("/")[-1].split("-")[0], path.decode())
    print("   bytes, and bytes as sent:", json.dumps(sizes))
    assert sizes["result"][1] <= 14_000 and sizes["style"][1] <= 12_000 and sizes["enhance"][1] <= 10_000, sizes
    assert sizes["home"][1] + sizes["style"][1] + sizes["enhance"][1] + sizes["icon"][1] <= 30_000, sizes
    times = []
    for _ in range(60):
        began = time.monotonic()
        urllib.request.urlopen(address + "/en/about").read()
        times.append(time.monotonic() - began)
    times.sort()
    print(f"   a static page: median {times[30] * 1000:.1f} ms, 95 % below {times[57] * 1000:.1f} ms")


suite = Suite(__doc__)
try:
    suite.run(
        a_picture_is_protected_in_the_browser, several_files_are_protected_without_a_script,
        the_protected_file_is_signed_unchanged, a_stripped_scaled_resaved_copy_is_found_again,
        a_changed_copy_shows_where, a_result_is_printed_shared_and_its_history_read, the_languages_are_whole,
        an_unknown_picture_has_no_information,
        a_file_that_is_no_picture_is_told_at_the_form, a_link_that_leads_inside_is_told_at_the_form,
        drop_and_paste_fill_the_form, a_report_is_sent_without_a_script_and_found_by_its_code, every_page_passes_the_accessibility_scan, nothing_scrolls_sideways_on_a_phone,
        the_appearance_and_the_language_can_be_chosen, targets_are_large_enough, the_page_stays_within_its_budget)
finally:
    if getattr(suite, "browser", None):
        suite.browser.close()
        suite.playwright.stop()
    if getattr(suite, "server", None):
        suite.server.stop()
suite.finish()
