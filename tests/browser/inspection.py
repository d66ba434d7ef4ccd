"""What must hold on every page, measured in the browser."""

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page

NARROW, PHONE, TABLET, DESK = ((320, 640), (390, 844), (768, 900), (1280, 900))
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
WIDER_THAN_THE_SCREEN = """() => {
  const root = document.documentElement, width = root.clientWidth;
  if (root.scrollWidth <= width) return [];
  const outside = (part) => {
    const box = part.getBoundingClientRect();
    return box.width && (box.right > width + 1 || box.left < -1);
  };
  const found = [...document.querySelectorAll("body *")].filter(outside);
  return [`${root.scrollWidth} > ${width}`, ...found.slice(0, 6).map(
    (part) => `${part.tagName}.${part.className}: ${part.textContent.trim().slice(0, 40)}`)];
}"""
HEAD = """() => ({
  title: document.title,
  lang: document.documentElement.lang,
  headings: document.querySelectorAll("h1").length,
  nowhere: [...document.querySelectorAll("a:not([href]), a[href='']")].map(
    (link) => link.textContent.trim()),
})"""

AXE = Axe().axe_script


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def sideways(page: Page) -> list[str]:
    """Return what makes the page scroll sideways at its present size."""
    found = page.evaluate(WIDER_THAN_THE_SCREEN)
    return [f"scrolls sideways: {found}"] if found else []


def barriers(page: Page) -> list[str]:
    """Return what axe finds; ``AXE`` is in the page already."""
    found = page.evaluate("(options) => axe.run(options)", AXE_OPTIONS)["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"][:3]
    ]


def head_faults(page: Page, *, is_error: bool) -> list[str]:
    """Return what is wrong with the title, the language, the main heading or a link."""
    head = page.evaluate(HEAD)
    faults = []
    if head["lang"] != settings.LANGUAGE_CODE:
        faults.append(f"lang is {head['lang']}")
    if head["headings"] != 1:
        faults.append(f"{head['headings']} h1")
    faults += [f"leads nowhere: {name}" for name in head["nowhere"]]
    if head["title"].startswith("Fel:") != is_error or head["title"].startswith(" –"):
        faults.append(f"title is {head['title']}")
    return faults


def reflow_faults(page: Page) -> list[str]:
    """Return what doesn't fit; the page is left at the width of a phone."""
    faults = []
    for size in (NARROW, TABLET, PHONE):
        resize(page, size)
        faults += [f"{size[0]} px {fault}" for fault in sideways(page)]
    return faults


def faults_in(page: Page, *, is_error: bool = False) -> list[str]:
    """Return all faults: reflow, head, axe in light on a phone and in dark on a desk."""
    faults = head_faults(page, is_error=is_error) + reflow_faults(page)
    page.evaluate(AXE)
    faults += [f"light {fault}" for fault in barriers(page)]
    resize(page, DESK)
    page.emulate_media(color_scheme="dark")
    faults += [f"desk {fault}" for fault in sideways(page)]
    faults += [f"dark {fault}" for fault in barriers(page)]
    page.emulate_media(color_scheme="light")
    return faults
