#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Accounts in a real browser: the first administrator, a second factor, an invitation, roles; phones, dark, no script.

    EndToEnd/accounts.py --bin .build/release [--shots FOLDER]
"""
import re
import time

import chromium
from browsing import one_time_code
from support import Server, Suite

shots = chromium.screenshot_folder()
PASSWORD = "a long enough pass phrase"
LIMITS = ("--requests-per-minute", "100000")


def next_code(suite, name):
    """A code that was not used yet: waits for the next step where the last one was."""
    secret = suite.secrets[name]
    while True:
        step = int(time.time()) // 30
        if step > suite.used.get(name, 0):
            suite.used[name] = step
            return one_time_code(secret, step)
        time.sleep(0.5)


def browser(suite):
    launched = chromium.launched(suite)
    if not hasattr(suite, "secrets"):
        suite.server = Server(suite, *LIMITS).start(wait=120)
        suite.secrets, suite.used = {}, {}
    return launched


def tab(suite, width=1280, theme="light", script=True):
    context = browser(suite).new_context(
        viewport={"width": width, "height": 800}, color_scheme=theme, java_script_enabled=script,
        base_url=suite.server.address)
    return context.new_page()


def shot(page, name):
    chromium.shot(page, shots, name)


def fill_account(page, name, login):
    page.fill("#name", name)
    page.fill("#login", login)
    page.fill("#password", PASSWORD)
    page.click("main button.primary")


def set_up_factor(suite, page, name):
    """On the page of the second factor: begins, reads the secret as a person would, confirms; gives recovery codes."""
    page.click("main button.primary")
    page.wait_for_selector("svg.qr")
    suite.secrets[name] = page.inner_text("main code")
    shot(page, f"factor-{name}")
    page.fill("#code", next_code(suite, name))
    page.click("main button.primary")
    page.wait_for_selector(".confirmation pre")
    shot(page, f"factor-on-{name}")
    return page.inner_text(".confirmation pre").split()


def sign_in(suite, page, login, code=None):
    page.goto("/en/signin")
    page.fill("#login", login)
    page.fill("#password", PASSWORD)
    page.click("main button.primary")
    if code is None and login not in suite.secrets:
        return
    page.wait_for_url("**/signin/code")
    page.fill("#code", code or next_code(suite, login))
    page.click("main button.primary")


def the_first_administrator_is_led_to_a_second_factor(suite):
    page = tab(suite)
    link = re.search(r"https?://\S+?(/\S*setup/\S+)", suite.server.log.read_text())
    assert link, suite.server.tail()
    page.goto(link.group(1))
    page.fill("#organisation", "Norhaven Election Board")
    fill_account(page, "Ada Registrar", "ada")
    page.wait_for_url("**/protect")
    page.goto("/en/admin")
    assert "/account/second-factor" in page.url, page.url
    assert "needs a second factor" in page.inner_text("main"), page.inner_text("main")
    suite.recovery = set_up_factor(suite, page, "ada")
    assert len(suite.recovery) == 10
    page.goto("/en/admin")
    assert "/admin" in page.url and "Ada Registrar" in page.inner_text("table")


def the_second_step_of_signing_in_works_on_a_phone_without_a_script(suite):
    for theme in ("light", "dark"):
        page = tab(suite, width=360, theme=theme, script=False)
        page.goto("/en/signin")
        page.fill("#login", "ada")
        page.fill("#password", PASSWORD)
        page.click("main button.primary")
        page.wait_for_url("**/signin/code")
        page.fill("#code", "000000" if one_time_code(suite.secrets["ada"]) != "000000" else "000001")
        page.click("main button.primary")
        assert page.title().startswith("Error:"), page.title()
        shot(page, f"code-wrong-phone-{theme}")
        page.fill("#code", suite.recovery.pop().lower())
        page.click("main button.primary")
        page.wait_for_url("**/protect")
        page.goto("/en/account")
        assert "This browser" in page.inner_text("main")
        shot(page, f"account-phone-{theme}")


def an_invited_reviewer_joins_without_a_script(suite):
    admin = tab(suite)
    sign_in(suite, admin, "ada")
    admin.goto("/en/admin")
    admin.fill("#note", "Second shift")
    admin.check("#role-reviewer")
    admin.fill("#queues", "images sound")
    admin.click("form[action$='/admin/invitations'] button")
    link = admin.inner_text(".confirmation code")
    shot(admin, "invitation-made")
    page = tab(suite, width=360, script=False)
    page.goto(link)
    shot(page, "invitation-phone")
    fill_account(page, "Bo Reviewer", "bo.reviewer")
    page.wait_for_url("**/account")
    assert page.goto(link).status == 410
    assert page.goto("/en/admin").status == 403
    admin.goto("/en/admin")
    row = admin.inner_text("table")
    assert "Bo Reviewer" in row and "Review" in row, row
    admin.click("text=Bo Reviewer")
    assert admin.is_checked("#role-reviewer") and admin.input_value("#queues") == "images sound"
    admin.click("form[action$='/disable'] button")
    admin.wait_for_url("**/admin")
    assert page.goto("/en/account").status == 401, "a disabled person is still signed in"


def signing_out_everywhere_ends_the_other_browser(suite):
    one, two = tab(suite), tab(suite)
    sign_in(suite, one, "ada", suite.recovery.pop())
    sign_in(suite, two, "ada", suite.recovery.pop())
    one.goto("/en/account")
    one.click("form[action$='/end-others'] button")
    assert one.goto("/en/account").status == 200
    assert two.goto("/en/account").status == 401


def every_page_of_accounts_passes_the_scan_and_fits_a_phone(suite):
    found, wide = [], []
    page = tab(suite)
    sign_in(suite, page, "ada", suite.recovery.pop())
    page.goto("/en/admin")
    person = page.get_attribute("table a", "href")
    state = page.context.storage_state()
    pages = ["/account", "/account/password", "/account/second-factor", "/organisation",
             "/organisation/verification", "/admin",
             re.sub("^/en", "", person)]
    for theme in ("light", "dark"):
        context = browser(suite).new_context(
            base_url=suite.server.address, storage_state=state, color_scheme=theme,
            viewport={"width": 1280, "height": 800})
        page = context.new_page()
        for path in pages:
            assert page.goto(f"/en{path}").status == 200, path
            found += chromium.violations(page, f"{path} {theme}")
            shot(page, f"page{re.sub('[^a-z]+', '-', path)[:24]}-{theme}")
            wide += chromium.too_wide(page, path)
    for language in ("es", "fr", "de"):
        for path in pages:
            page.goto(f"/{language}{path}")
            assert not page.locator("main [lang=en]").count(), f"{language}{path} is not translated"
    assert not found, "\n".join(found)
    assert not wide, "\n".join(wide)


def an_operator_helps_at_the_command_line(suite):
    data = str(suite.server.data)
    listed = suite.command("account", "list", "--registry", data, "--json", expect=0).stdout
    assert '"login":"ada"' in listed.replace(" ", ""), listed
    suite.command("account", "reset-second-factor", "ada", "--registry", data, expect=0)
    suite.command("account", "reset-second-factor", "ada", "--registry", data, expect=1)
    del suite.secrets["ada"]
    page = tab(suite)
    sign_in(suite, page, "ada")
    page.wait_for_url("**/protect")
    suite.command("account", "create-admin", "eve", "--registry", data, expect=2, input="short\n")
    suite.command("account", "create-admin", "eve", "--registry", data, expect=0, input=PASSWORD + "\n")
    page = tab(suite)
    sign_in(suite, page, "eve")
    page.wait_for_url("**/account")
    suite.server.stop()
    verified = suite.command("audit", "verify", "--registry", data, expect=0).stdout
    print("  ", verified.strip().splitlines()[0])


suite = Suite(__doc__)
try:
    suite.run(
        the_first_administrator_is_led_to_a_second_factor,
        the_second_step_of_signing_in_works_on_a_phone_without_a_script, an_invited_reviewer_joins_without_a_script,
        signing_out_everywhere_ends_the_other_browser, every_page_of_accounts_passes_the_scan_and_fits_a_phone,
        an_operator_helps_at_the_command_line)
finally:
    if getattr(suite, "browser", None):
        suite.browser.close()
        suite.playwright.stop()
        suite.server.stop()
suite.finish()
