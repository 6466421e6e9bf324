"""Which part of a web page is its text: the parsed page as a row of events, and those of them that are no furniture.

A page without furniture (navigation, headers, cookie banners) and with few links is a paper, and taken whole. Of
others, trust goes to what the page says of itself, in this order: `main`; an element that is called content; `article`.
Such a part must hold a fair share of the page's prose (the text outside links), or it is not what it says. Without one
the body is taken without its furniture. If little would be left so, nothing but scripts is left out; then, and if what
is left is full of links, a warning says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode


@dataclass(slots=True, eq=False)
class Element:
    """The beginning of an element; `END` ends the one that was opened last.

    Attributes:
        tag: in small letters.
        attributes: by name; None for one without a value.
        prose: code points of text in it that stand outside links.
        linked: code points of text in it that stand in links.
        has_landmark: whether it holds what no furniture holds: `main`, `article` or `h1`.
    """

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    prose: int = 0
    linked: int = 0
    has_landmark: bool = False

    def attribute(self, name: str) -> str:
        """An attribute in small letters; empty if it is missing."""
        return (self.attributes.get(name) or "").lower() if self.attributes else ""

    @property
    def names(self) -> list[str]:
        """Id and classes, in small letters."""
        return f"{self.attribute('id')} {self.attribute('class')}".split() if self.attributes else []


class Text(NamedTuple):
    """A text node, and whether it stands in a link."""

    value: str
    is_linked: bool


class End(NamedTuple):
    """The end of an element."""


END: Final = End()
Event = Element | Text | End


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


UNSURE: Final = "the main text could not be told from the rest of the page; all of it was taken"

# Elements that show no text of the page: programs, styles, controls of forms, what stands in for pictures.
_SILENT: Final = words(
    "audio base button canvas datalist embed head iframe img input link map meta meter noframes noscript object option"
    " optgroup param picture progress script select source style svg template textarea title track video"
)
_FURNITURE_TAGS: Final = frozenset(("nav", "dialog"))
_FURNITURE_ROLES: Final = words("navigation banner contentinfo search dialog alertdialog menu menubar toolbar")
_EDGE_TAGS: Final = frozenset(("header", "footer", "aside"))  # a part of the page, or of an article in it
_COOKIE_NAME: Final = re.compile(
    r"(?:cookie|consent|gdpr|dsgvo|cmp|usercentrics|onetrust|cookiebot|klaro)"
    r"(?:[-_]*(?:banner|bar|box|consent|container|cookie|dialog|hinweis|info|layer|message|modal|notice|notification"
    r"|overlay|panel|popup|root|sdk|settings|wrapper))*"
)
_LINKS_NAME: Final = re.compile(
    r"(?:main|meta|sub|service|top|foot|skip|page|site)?[-_]?(?:nav|menu|links?(?:[-_]|list|\Z))|wrapper[-_]?(?:nav|menu)"
    r"|.*(?:breadcrumb|brotkrumen|pagination|sprachauswahl|language-?s)"
    r"|(?:social|share|sharing|teilen|pager|skip)(?:[-_]|\Z)"
)
_EDGE_NAME: Final = re.compile(
    r"(?:page|site|global|main)?[-_]?(?:header|footer|sidebar|banner|teaser|marginal|related|toolbar|fusszeile|kopfzeile"
    r"|popup|modal|overlay|newsletter|login|suche|search)s?"
)
_CONTENT_NAME: Final = words(
    "content contents main main-content maincontent page-content pagecontent content-main site-content inhalt"
    " hauptinhalt seiteninhalt article-body articlebody article-content body-content entry-content text-content"
    " eli-container dochtml texteonly"
)
_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")

# Of the page's prose, for a part of it to be what it says; a `main` is what it says more often than another.
_FAIR_SHARE: Final = 1 / 3
_LARGE_SHARE: Final = 2 / 3
_MANY_LINKS: Final = 1 / 3  # of all text; no paper is like that, and every list of links is


def events(html: str) -> list[Event]:
    """Parse a page and list what it is made of, in the order of its text.

    Args:
        html: the page.
    """
    found: list[Event] = []
    opened: list[Element] = []
    links = 0
    node: LexborNode | None = LexborHTMLParser(html, scripting=True, options=LexborDocumentOptions.WO_EVENTS).root
    while node is not None:
        if node.is_element_node and node.tag not in _SILENT:
            element = Element(node.tag or "", node.attributes)
            element.has_landmark = element.tag in {"main", "article", "h1"} or element.attribute("role") == "main"
            found.append(element)
            opened.append(element)
            links += _is_link(element)
            if node.child is not None:
                node = node.child
                continue
            links -= _close(opened, found)
        elif node.is_text_node and opened:
            text = Text(node.text_content or "", links > 0)
            found.append(text)
            _count(opened[-1], text)
        while opened and node.next is None:
            node = node.parent
            if node is None:
                break
            links -= _close(opened, found)
        node = node.next if opened and node is not None else None
    return found


def main_text(page: list[Event]) -> tuple[list[Event], str | None]:
    """The events of a page that belong to its text, and a warning if they could not be told."""
    body = without_furniture(page)
    prose, linked = _sizes(body)
    has_many_links = linked > _MANY_LINKS * (prose + linked)
    if len(body) == len(page) and not has_many_links:
        return body, None  # a paper that was saved as a page, with nothing around it
    for is_content, share in ((_is_main, _FAIR_SHARE), (_is_called_content, _LARGE_SHARE), (_is_article, _LARGE_SHARE)):
        part = _within(body, is_content)
        found, _ = _sizes(part)
        if found and found >= share * prose:
            return part, None
    has_landmark = any(isinstance(event, Element) and event.has_landmark for event in page)
    if not has_landmark and prose < _FAIR_SHARE * _sizes(page)[0]:
        return page, UNSURE
    return body, UNSURE if has_many_links else None


def without_furniture(page: list[Event]) -> list[Event]:
    """All events of a page but those of its furniture."""
    kept: list[Event] = []
    depth = dropped_at = content_at = 0
    prose = page[0].prose if page and isinstance(page[0], Element) else 0
    for event in page:
        if isinstance(event, Element):
            depth += 1
            if not (dropped_at or content_at) and (_is_main(event) or _is_called_content(event) or _is_article(event)):
                content_at = depth
            if not dropped_at and _is_furniture(event, bool(content_at), prose):
                dropped_at = depth
        if not dropped_at:
            kept.append(event)
        if isinstance(event, End):
            dropped_at = 0 if dropped_at == depth else dropped_at
            content_at = 0 if content_at == depth else content_at
            depth -= 1
    return kept


def _is_furniture(element: Element, is_in_content: bool, prose: int) -> bool:
    """Whether an element is no text of the paper.

    Args:
        element: the element.
        is_in_content: whether it stands in an element that says to be the content: that has headers and footers too.
        prose: how much prose there is on the page. What holds more than half of it is no header, whatever its name.
    """
    if element.has_landmark or not (element.attributes or element.tag in _FURNITURE_TAGS | _EDGE_TAGS):
        return False
    names = element.names
    if (
        element.tag in _FURNITURE_TAGS
        or element.attribute("role") in _FURNITURE_ROLES
        or any(_COOKIE_NAME.fullmatch(name) for name in names)
        or (element.linked > element.prose and any(_LINKS_NAME.match(name) for name in names))
    ):
        return True
    if is_in_content or element.prose > prose / 2:
        return False
    return element.tag in _EDGE_TAGS or _is_hidden(element) or any(_EDGE_NAME.fullmatch(name) for name in names)


def _is_hidden(element: Element) -> bool:
    if "hidden" in element.attributes or element.attribute("aria-hidden") == "true":
        return True
    return _HIDDEN_STYLE.search(element.attribute("style")) is not None


def _is_main(element: Element) -> bool:
    return element.tag == "main" or element.attribute("role") == "main"


def _is_called_content(element: Element) -> bool:
    return element.tag != "body" and not _CONTENT_NAME.isdisjoint(element.names)


def _is_article(element: Element) -> bool:
    return element.tag == "article"


def _within(page: list[Event], is_content: Callable[[Element], bool]) -> list[Event]:
    """What stands in the elements asked for, with the headings of the page before the first of them."""
    kept: list[Event] = []
    depth = 0
    has_begun = False
    for event in page:
        if isinstance(event, Element):
            begins = is_content(event)
            if depth or begins or (event.tag == "h1" and not has_begun):
                depth += 1
            has_begun = has_begun or begins
        if depth:
            kept.append(event)
            depth -= isinstance(event, End)
    return kept if has_begun else []


def _sizes(page: Iterable[Event]) -> tuple[int, int]:
    """Code points of text outside links and in links."""
    sizes = [0, 0]
    for event in page:
        if isinstance(event, Text):
            sizes[event.is_linked] += len(event.value.strip())
    return sizes[0], sizes[1]


def _is_link(element: Element) -> bool:
    return element.tag == "a" and "href" in element.attributes


def _count(element: Element, text: Text) -> None:
    size = len(text.value.strip())
    if text.is_linked:
        element.linked += size
    else:
        element.prose += size


def _close(opened: list[Element], found: list[Event]) -> bool:
    """End the innermost element; whether it was a link."""
    element = opened.pop()
    found.append(END)
    if opened:
        outer = opened[-1]
        outer.prose += element.prose
        outer.linked += element.linked
        outer.has_landmark = outer.has_landmark or element.has_landmark
    return _is_link(element)
