"""The pages of papers: a caseworker reads one beside the answers."""

from applications.models import Case, Document, Draft
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.documents.making import jpeg, make_document, picture

PHOTO = {"media_type": "image/jpeg", "data": jpeg(picture((300, 200)))}


def paper_of(name: str, *files: dict) -> Stop:
    """The page of a paper in Anna's case; the files are made when it is first asked for."""

    def args(world: World) -> list:
        case = world.case_with_files
        found = Document.objects.filter(draft=case.pk, kind=name)
        for values in files if not found.exists() else ():
            make_document(world.owner(case), Draft.objects.get(pk=case.pk), kind=name, **values)
        return [case.pk, found.in_order()[0].pk]

    return Stop(f"read_paper {name}", "read_paper", lambda world: world.maja, args)


def one_file(world: World) -> list:
    case: Case = world.case_with_files
    return [case.pk, Document.objects.filter(draft=case.pk, kind="lease").get().pk]


PAPERS = [
    Stop("read_paper not drawn", "read_paper", lambda world: world.maja, one_file),
    paper_of("rent_bill", PHOTO | {"turned": 90, "has_joined": True}, PHOTO, {"drawn_pages": 2}),
]
