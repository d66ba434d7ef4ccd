"""PDFs that do things. What they do is taken away, or they are refused."""

from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, Permissions, String

from applications.documents.outcomes import Reason
from tests.documents.corpus import odd
from tests.documents.corpus_others import SCRIPT, archive
from tests.documents.making import CANARY, new_pdf, pdf

CODE = f"app.alert('{CANARY}')"
CORNERS = Array([20, 20, 60, 60])


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(CODE))


def changed(change: Callable[[Pdf], None], **options) -> bytes:
    """A PDF of one page that ``change`` has had its way with."""
    made = new_pdf()
    change(made)
    return pdf(made, **options)


def doing(*reasons: Reason, **options) -> Callable:
    """Put a PDF in the corpus, by a function that changes one."""

    def keep(change: Callable[[Pdf], None]) -> Callable[[Pdf], None]:
        def build() -> bytes:
            return changed(change, **options)

        build.__name__ = change.__name__
        odd(*reasons)(build)
        return change

    return keep


def annotate(made: Pdf, **values) -> None:
    note = Dictionary(Type=Name.Annot, Rect=CORNERS, **values)
    made.pages[0].Annots = Array([made.make_indirect(note)])


def attachment(made: Pdf) -> Dictionary:
    content = made.make_stream(SCRIPT, Type=Name.EmbeddedFile)
    return Dictionary(Type=Name.Filespec, F=String(CANARY), EF=Dictionary(F=content))


@doing()
def pdf_script_when_opened(made):
    made.Root.OpenAction = script()


@doing(object_stream_mode=pikepdf.ObjectStreamMode.generate)
def pdf_script_in_an_object_stream(made):
    made.Root.OpenAction = made.make_indirect(script())


@doing()
def pdf_script_by_name(made):
    scripts = Dictionary(Names=Array([String("a"), made.make_indirect(script())]))
    made.Root.Names = Dictionary(JavaScript=scripts)


@doing()
def pdf_script_on_a_page(made):
    made.pages[0].AA = Dictionary(O=script(), C=script())


@doing()
def pdf_script_when_printed(made):
    made.Root.AA = Dictionary(WP=script())


@doing()
def pdf_that_starts_a_program(made):
    annotate(made, Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String(f"{CANARY}.exe")))


@doing()
def pdf_with_a_link(made):
    link = Dictionary(S=Name.URI, URI=String(f"https://{CANARY}.example.org/"))
    annotate(made, Subtype=Name.Link, A=link)


@doing()
def pdf_that_goes_to_another_file(made):
    made.Root.OpenAction = Dictionary(S=Name.GoToR, F=String(f"//{CANARY}/x"), D=Array([0]))


@doing()
def pdf_with_a_button_that_sends(made):
    send = Dictionary(S=Name.SubmitForm, F=String(f"https://{CANARY}.example.org/"))
    annotate(made, Subtype=Name.Widget, FT=Name.Btn, T=String("a"), A=send)
    made.Root.AcroForm = Dictionary(Fields=made.pages[0].Annots)


@doing()
def pdf_with_a_counting_field(made):
    more = {"AA": Dictionary(K=script(), V=script()), "DA": String("/Helv 12 Tf 0 g")}
    annotate(made, Subtype=Name.Widget, FT=Name.Tx, T=String("a"), V=String("6500"), **more)
    made.Root.AcroForm = Dictionary(Fields=made.pages[0].Annots, CO=made.pages[0].Annots)


@doing()
def pdf_with_an_attachment(made):
    names = Array([String("a.html"), attachment(made)])
    made.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))


@doing()
def pdf_with_a_pinned_file(made):
    annotate(made, Subtype=Name.FileAttachment, FS=attachment(made))


@doing()
def pdf_with_associated_files(made):
    made.Root.AF = Array([attachment(made)])
    made.pages[0].AF = Array([attachment(made)])


@doing()
def pdf_with_a_form_in_xml(made):
    made.Root.AcroForm = Dictionary(Fields=Array(), XFA=made.make_stream(SCRIPT))


@doing()
def pdf_with_rich_media(made):
    assets = Dictionary(Names=Array([String("a.swf"), attachment(made)]))
    annotate(made, Subtype=Name.RichMedia, RichMediaContent=Dictionary(Assets=assets))


@doing()
def pdf_with_a_film(made):
    film = Dictionary(S=Name.Rendition, JS=String(CODE), OP=0)
    annotate(made, Subtype=Name.Screen, A=film, MK=Dictionary())


@doing()
def pdf_with_a_sound(made):
    made.pages[0].AA = Dictionary(O=Dictionary(S=Name.Sound, Sound=made.make_stream(SCRIPT)))


@doing()
def pdf_with_a_model(made):
    annotate(made, Subtype=Name("/3D"), **{"/3DD": made.make_stream(SCRIPT, OnInstantiate=1)})


@doing()
def pdf_with_metadata(made):
    made.Root.Metadata = made.make_stream(f"<x>{CANARY}</x>".encode(), Type=Name.Metadata)
    made.docinfo["/Author"] = String(CANARY)
    made.pages[0].PieceInfo = Dictionary(X=Dictionary(Private=String(CANARY)))


@doing()
def pdf_with_bookmarks_that_act(made):
    mark = made.make_indirect(Dictionary(Title=String(CANARY), A=script()))
    made.Root.Outlines = Dictionary(Type=Name.Outlines, First=mark, Last=mark, Count=1)


@doing()
def pdf_with_things_in_its_drawings(made):
    """A drawing of the page that points at another file, a script and somebody's notes."""
    drawn = made.make_stream(
        b"0 0 10 10 re f",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 10, 10]),
        Ref=Dictionary(F=attachment(made), Page=0),
        Metadata=made.make_stream(CANARY.encode(), Type=Name.Metadata),
        PieceInfo=Dictionary(X=String(CANARY)),
        AF=Array([attachment(made)]),
        OPI=Dictionary({"/1.3": Dictionary(F=String(CANARY))}),
    )
    shade = Dictionary(Type=Name.ExtGState, Odd=script(), More=Array([script(), 1]))
    resources = Dictionary(XObject=Dictionary(A=drawn), ExtGState=Dictionary(G=shade))
    made.pages[0].Resources = resources
    made.pages[0].Resources.Properties = Dictionary(M=Dictionary(Said=String(CANARY)))
    made.pages[0].Contents = made.make_stream(b"q /A Do Q")


@doing()
def pdf_with_postscript(made):
    drawn = made.make_stream(f"({CANARY}) run".encode(), Type=Name.XObject, Subtype=Name.PS)
    made.pages[0].Resources = Dictionary(XObject=Dictionary(P=drawn))


@doing()
def pdf_with_a_picture_elsewhere(made):
    drawn = made.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    drawn.F = String(f"https://{CANARY}.example.org/x.jpg")
    drawn.Alternates = Array([Dictionary(Image=drawn, OC=script())])
    made.pages[0].Resources = Dictionary(XObject=Dictionary(I=drawn))


@doing()
def pdf_signed(made):
    signature = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Name=String(CANARY))
    annotate(made, Subtype=Name.Widget, FT=Name.Sig, T=String("a"), V=signature)
    made.Root.AcroForm = Dictionary(Fields=made.pages[0].Annots, SigFlags=3)


@doing(encryption=Encryption(owner=CANARY, user=""))
def pdf_locked_only_against_changes(made):
    made.pages[0].AA = Dictionary(O=script())


@doing(Reason.PROTECTED, encryption=Encryption(owner="a", user="b"))
def pdf_with_a_password(made):
    made.docinfo["/Title"] = String("x")


@doing(
    Reason.PROTECTED,
    encryption=Encryption(owner="a", user="b", R=4, aes=True, allow=Permissions(extract=False)),
)
def pdf_with_a_password_of_an_older_kind(made):
    made.docinfo["/Title"] = String("x")


@doing(Reason.WRONG_KIND)
def pdf_that_is_a_folder_of_files(made):
    made.Root.Collection = Dictionary(View=Name.D)
    pdf_with_an_attachment(made)


@doing(Reason.WRONG_KIND)
def pdf_that_one_program_must_draw(made):
    made.Root.NeedsRendering = True
    pdf_with_a_form_in_xml(made)


@odd()
def pdf_after_html() -> bytes:
    return b"<html>" + SCRIPT + b"\n" + pdf()


@odd()
def pdf_that_is_also_a_zip() -> bytes:
    return pdf() + archive({"a.html": SCRIPT})
