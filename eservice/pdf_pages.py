"""Pages of other people's papers in a PDF of ours: each page whole, with its place in the tags.

A paper says nothing of its own structure, so that a page of it is tagged as one figure: its text
tells which paper it is, and which page of it.
"""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

HALF_TURN = 180


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A paper to put last in a PDF: a PDF file by its bytes, and what it is called."""

    title: str
    data: bytes


def picture_as_pdf(data: bytes) -> bytes:
    """Return a JPEG picture as a PDF with one page."""
    from weasyprint import HTML

    address = f"data:image/jpeg;base64,{base64.b64encode(data).decode()}"
    style = "@page{size:A4;margin:10mm}body{margin:0}img{max-width:190mm;max-height:277mm}"
    return HTML(string=f'<style>{style}</style><img alt="" src="{address}">').write_pdf()


def with_papers(raw: bytes, papers: Sequence[Paper]) -> bytes:
    """Return a tagged PDF of ours with all pages of the papers last, in order."""
    import pikepdf

    with pikepdf.open(io.BytesIO(raw)) as whole:
        for paper in papers:
            first = len(whole.pages)
            with pikepdf.open(io.BytesIO(paper.data)) as source:
                count = len(source.pages)
                for number, page in enumerate(source.pages, start=1):
                    words = _("%(paper)s, sida %(number)d av %(count)d")
                    given = {"paper": paper.title, "number": number, "count": count}
                    _add_page(whole, page, words % given)
            with whole.open_outline() as outline:
                outline.root.append(pikepdf.OutlineItem(paper.title, first))
        out = io.BytesIO()
        whole.save(out, deterministic_id=False)
    return out.getvalue()


def _add_page(whole: Any, page: Any, words: str) -> None:
    """Draw a page of a paper on a new page as large as it is, between marks that tags point to."""
    import pikepdf

    width, height = _size(page)
    new = whole.add_blank_page(page_size=(width, height))
    new.add_overlay(page, pikepdf.Rectangle(0, 0, width, height))
    new.contents_add(b"/Figure <</MCID 0>> BDC", prepend=True)
    new.contents_add(b"EMC")
    new.obj.Tabs = pikepdf.Name.S
    root = whole.Root.StructTreeRoot
    marks = pikepdf.NumberTree(root.ParentTree)
    key = max(marks.keys(), default=-1) + 1
    new.obj.StructParents = key
    figure = whole.make_indirect(_figure(new.obj, _document_of(root), words, (width, height)))
    _children_of(_document_of(root)).append(figure)
    marks[key] = pikepdf.Array([figure])
    root.ParentTreeNextKey = key + 1


def _size(page: Any) -> tuple[float, float]:
    """Return the size of a page as it is shown, turned and all."""
    left, bottom, right, top = (float(side) for side in page.trimbox)
    width, height = abs(right - left), abs(top - bottom)
    return (height, width) if page.rotation % HALF_TURN else (width, height)


def _figure(page: Any, parent: Any, words: str, size: tuple[float, float]) -> Any:
    import pikepdf

    name, box = pikepdf.Name, [0, 0, *size]
    place = pikepdf.Dictionary(O=name.Layout, Placement=name.Block, BBox=box)
    return pikepdf.Dictionary(
        Type=name.StructElem,
        S=name.Figure,
        P=parent,
        Pg=page,
        K=0,
        Alt=pikepdf.String(words),
        A=place,
    )


def _document_of(root: Any) -> Any:
    """Return the element that everything in the document stands in."""
    import pikepdf

    return root.K[0] if isinstance(root.K, pikepdf.Array) else root.K


def _children_of(element: Any) -> Any:
    import pikepdf

    if not isinstance(element.K, pikepdf.Array):
        element.K = pikepdf.Array([element.K])
    return element.K
