"""``python -m guides.klarsprak``: the checker without Django."""

import sys

from guides.klarsprak.command import main

sys.exit(main())
