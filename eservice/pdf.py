"""The one door to PDF: HTML in, a tagged PDF/UA-1 file out.

WeasyPrint costs two seconds and fifty megabytes to import, so it is imported inside the
call. The task worker makes the call, and once for each wording the leaflets of the guides do.
"""

import io
from typing import Any

PIXELS_TO_POINTS = 0.75
PRINT_FLAG = 4


def render_pdf(html: str) -> bytes:
    """Return ``html`` as an accessible PDF (PDF/UA-1). Nothing is fetched from anywhere."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    raw = HTML(
        string=html, url_fetcher=URLFetcher(allowed_protocols={"data"}, fail_on_errors=True)
    ).write_pdf(pdf_variant="pdf/ua-1")
    return finish_pdf(raw)


def finish_pdf(raw: bytes) -> bytes:
    """Mend what WeasyPrint leaves out: scope of table headings, figure boxes, link flags."""
    import pikepdf

    with pikepdf.open(io.BytesIO(raw)) as pdf:
        page_height = float(pdf.pages[0].MediaBox[3])
        _mend_structure(pdf.Root.StructTreeRoot.K, page_height, in_head=False)
        for page in pdf.pages:
            for annotation in page.get("/Annots", []):
                annotation["/F"] = PRINT_FLAG
        out = io.BytesIO()
        pdf.save(out, deterministic_id=False)
    return out.getvalue()


def _mend_structure(node: Any, page_height: float, *, in_head: bool) -> None:
    import pikepdf

    if isinstance(node, pikepdf.Array):
        for child in node:
            _mend_structure(child, page_height, in_head=in_head)
        return
    if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
        return
    if node.S == pikepdf.Name.TH and "/A" in node:
        node.A["/Scope"] = pikepdf.Name.Column if in_head else pikepdf.Name.Row
    if node.S == pikepdf.Name.Figure and "/A" in node and "/BBox" in node.A:
        left, top, right, bottom = (float(side) * PIXELS_TO_POINTS for side in node.A.BBox)
        node.A["/BBox"] = pikepdf.Array([left, page_height - bottom, right, page_height - top])
    if "/K" in node:
        head = in_head or node.S == pikepdf.Name.THead
        _mend_structure(node.K, page_height, in_head=head)
