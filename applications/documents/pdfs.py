"""A PDF rebuilt so that only its pages are left. Only in the child process.

A new file is made, and each page is copied into it with what is needed to draw it: contents,
resources and size. What was filled in or drawn on a page is first made part of it. Scripts,
actions, links, forms, attachments, media, bookmarks and metadata have no place in the new
file. What can be reached from the resources is searched for the same things.
"""

import io
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from applications.documents import limits
from applications.documents.outcomes import Made, Reason, Refused
from applications.documents.pictures import preview

MEMORY = limits.MEMORY
MEDIA_TYPE = "application/pdf"

PAGE_KEYS = {
    *("/Type", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit"),
    *("/Contents", "/Resources", "/Group"),
}
RESOURCES = {
    *("/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font", "/ProcSet"),
}
# In the head of a stream: files elsewhere, other versions of it, and what others wrote about it.
NOT_IN_A_STREAM = {
    *("/F", "/FFilter", "/FDecodeParms", "/Ref", "/OPI", "/Alternates", "/PS", "/Measure"),
    *("/PtData", "/Metadata", "/PieceInfo", "/AF", "/LastModified", "/StructParent"),
    *("/StructParents", "/A", "/AA", "/OC"),
}
# In other dictionaries a short key may be the name of a letter or a font, so the value decides.
NOT_ANYWHERE = {"/Metadata", "/PieceInfo", "/OpenAction", "/JavaScript", "/EmbeddedFiles", "/XFA"}
ACTIONS = {
    *("/GoTo", "/GoToR", "/GoToE", "/GoToDp", "/Launch", "/Thread", "/URI", "/Sound", "/Movie"),
    *("/Hide", "/Named", "/SubmitForm", "/ResetForm", "/ImportData", "/JavaScript"),
    *("/SetOCGState", "/Rendition", "/Trans", "/GoTo3DView", "/RichMediaExecute"),
}
NOT_DRAWN = {
    *("/Action", "/Annot", "/Catalog", "/EmbeddedFile", "/Filespec", "/Metadata", "/Outlines"),
    *("/Page", "/Pages", "/Sig", "/StructElem", "/StructTreeRoot", "/ObjStm", "/XRef"),
    "/PS",
}
PACKERS = {"/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"}
DEPTH = 50
END = b"%%EOF"


def convert(raw: bytes) -> Made:
    """Return the PDF with nothing but its pages."""
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=limits.PDF_STREAM,
        run_length_max_memory=limits.PDF_STREAM,
        png_max_memory=limits.PDF_STREAM,
        tiff_max_memory=limits.PDF_STREAM,
        dct_max_memory=limits.PDF_STREAM,
        parser_max_container_size=limits.PDF_OBJECTS,
        doc_max_warnings=500,
    )
    try:
        source = pikepdf.open(io.BytesIO(raw))
    except pikepdf.PasswordError as error:
        raise Refused(Reason.PROTECTED) from error
    if source.get_warnings() and END not in raw[-len(END) - 1024 :]:
        # It could be mended, but what came after the place where it was cut off is lost.
        raise Refused(Reason.BROKEN)
    pages = _count(source)
    clean = _rebuilt(source)
    out = io.BytesIO()
    clean.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        deterministic_id=True,
    )
    data = out.getvalue()
    return Made(MEDIA_TYPE, data, pages, lambda: preview(_first_page(data)))


def _count(source: Pdf) -> int:
    """Return the number of pages; refuse what has too many, or shows none of its content."""
    if _said_number(source.trailer, "/Size") > limits.PDF_OBJECTS:
        raise Refused(Reason.TOO_HEAVY)
    if "/Collection" in source.Root or source.Root.get("/NeedsRendering", False):
        # Files in a file, or a form that only one program can draw: the pages are a cover.
        raise Refused(Reason.WRONG_KIND)
    pages = len(source.pages)
    if not pages:
        raise Refused(Reason.BROKEN)
    if pages > limits.PAGES:
        raise Refused(Reason.TOO_MANY_PAGES)
    if len(source.objects) > limits.PDF_OBJECTS:
        raise Refused(Reason.TOO_HEAVY)
    return pages


def _rebuilt(source: Pdf) -> Pdf:
    source.generate_appearance_streams()
    source.flatten_annotations("screen")
    clean = Pdf.new()
    for page in source.pages:
        for key in set(page.keys()) - PAGE_KEYS:
            del page[key]
        clean.pages.append(page)
    frame = {clean.Root.objgen, clean.Root.Pages.objgen}
    for found in clean.objects:
        if found.objgen in frame:
            continue
        _scrub(found, DEPTH)
        if isinstance(found, Stream):
            _check_size(found)
    return clean


def _keep_only(found: Object | None, keys: set[str]) -> None:
    if isinstance(found, Dictionary):
        for key in set(found.keys()) - keys:
            del found[key]


def _scrub(found: Any, depth: int) -> None:
    """Remove from an object, and from what is written inside it, what is not drawn."""
    if depth == 0:
        raise Refused(Reason.BROKEN)
    if isinstance(found, Stream | Dictionary):
        _scrub_keys(found, depth)
    elif isinstance(found, Array):
        for place, value in enumerate(found):
            if _is_not_drawn(value):
                found[place] = None
            elif _is_inside(value):
                _scrub(value, depth - 1)


def _scrub_keys(found: Stream | Dictionary, depth: int) -> None:
    unwanted = NOT_IN_A_STREAM if isinstance(found, Stream) else NOT_ANYWHERE
    for key in list(found.keys()):
        value = found.get(key)
        if key in unwanted or (key != "/Parent" and _is_not_drawn(value)):
            del found[key]
        elif key == "/Resources":
            _keep_only(value, RESOURCES)
        if key in found and _is_inside(value):
            _scrub(value, depth - 1)


def _is_inside(value: Any) -> bool:
    """True for what is written in place; what is only pointed at has its own turn."""
    return isinstance(value, Dictionary | Array) and not value.is_indirect


def _is_not_drawn(value: Any) -> bool:
    """True for an action, a file, a piece of metadata, and what else no page is drawn with."""
    if not isinstance(value, Dictionary | Stream):
        return False
    names = {str(value.get(key)) for key in ("/Type", "/Subtype", "/Subtype2")}
    if names & NOT_DRAWN or isinstance(value, Stream):
        return bool(names & NOT_DRAWN)
    return str(value.get("/S")) in ACTIONS or _holds_a_file(value)


def _holds_a_file(value: Dictionary) -> bool:
    """True for a file inside the file; a font or a drawing may well be called EF too."""
    held = value.get("/EF")
    return isinstance(held, Dictionary) and bool({"/F", "/UF"} & set(held.keys()))


def _check_size(found: Stream) -> None:
    """Refuse what would swell in the reader's own program.

    A picture may be large, but no larger than a picture that is sent as such. Anything else is
    unpacked here, within the limits that are set.
    """
    filters = found.get("/Filter", Array())
    names = [str(filters)] if isinstance(filters, Name) else [str(each) for each in filters]
    if sum(name in PACKERS for name in names) > 1:
        raise Refused(Reason.TOO_HEAVY)
    if found.get("/Subtype") == Name.Image:
        if _said_number(found, "/Width") * _said_number(found, "/Height") > limits.MOST_PIXELS:
            raise Refused(Reason.TOO_MANY_PIXELS)
    elif set(names) & PACKERS:
        found.read_bytes()


def _said_number(found: Dictionary | Stream, key: str) -> int:
    value = found.get(key, 0)
    if not isinstance(value, int) or value < 0:
        raise Refused(Reason.BROKEN)
    return value


def _first_page(data: bytes) -> Any:
    """Return a picture of the first page, drawn at the size of the preview."""
    page = pypdfium2.PdfDocument(data)[0]
    scale = limits.PREVIEW_SIDE / max(*page.get_size(), 1)
    return page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
