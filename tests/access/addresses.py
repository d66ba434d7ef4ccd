"""Every address of the service, and what each role gets there by each method."""

from tests.access.asking_addresses import ASKING
from tests.access.desk_addresses import DESK
from tests.access.editing_addresses import EDITING
from tests.access.office_addresses import OFFICE
from tests.access.outreach_addresses import OUTREACH
from tests.access.own_addresses import OWN
from tests.access.paper_addresses import PAPER
from tests.access.papers_addresses import PAPERS
from tests.access.protecting_addresses import PROTECTING
from tests.access.reporting_addresses import REPORTING
from tests.access.speaking_addresses import SPEAKING
from tests.access.suggesting_addresses import SUGGESTING

TABLE = (
    ASKING
    | OWN
    | OFFICE
    | DESK
    | EDITING
    | OUTREACH
    | PAPER
    | PAPERS
    | PROTECTING
    | REPORTING
    | SPEAKING
    | SUGGESTING
)
