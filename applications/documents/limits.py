"""How much we take in: sizes in bytes, times in seconds, sides in pixels. One place for all.

Nothing here may import Django: the process that reads files from strangers imports it too.
"""

MEGABYTE = 1_000_000

# What a person may send.
LARGEST_FILE = 12 * MEGABYTE
LARGEST_REQUEST = 40 * MEGABYTE
FILES_AT_ONCE = 10
FILES_ON_A_PAPER = 20
FILES_IN_A_DRAFT = 60
PAGES_ON_A_PAPER = 100
FILES_A_DAY = 200
BYTES_A_DAY = 500 * MEGABYTE
PAGES = 50
NAME_LENGTH = 100

# What comes out. A phone's picture of an A4 page is read easily at this size.
LONGEST_SIDE = 2800
PREVIEW_SIDE = 480
QUALITY = 85
PREVIEW_QUALITY = 70
LARGEST_RESULT = 40 * MEGABYTE

# How long we read. A whole request of heavy files must end before the browser gives up.
SECONDS_A_FILE = 12
SECONDS_A_REQUEST = 25
# Where somebody waits for the virus scanner; else it may take what ``scanning.py`` says.
SECONDS_TO_SCAN = 8
PROCESSOR_SECONDS = 6
# Files that a machine converts at once, and how long one waits for its turn.
AT_ONCE = 2
SECONDS_FOR_A_TURN = 8
PROCESSOR_SECONDS_FOR_PREVIEW = 1

# Copies to read are made later, by the task worker: a page as a picture, and a whole paper.
PAGE_SIDE = 1600
SECONDS_TO_COPY = 120
PROCESSOR_SECONDS_TO_COPY = 60
MOST_JOINED = 100 * MEGABYTE

# Memory that one file may take, over what the process had when it started. A photo from the
# newest phones (24 megapixels) can be unpacked as HEIC only in one piece: it gets more.
MEMORY = 100 * MEGABYTE
MEMORY_FOR_HEIC = 145 * MEGABYTE
# A picture's share of it: while it is unpacked, and then beside the smaller one made of it.
UNPACKING_MEMORY = 85 * MEGABYTE
PICTURE_MEMORY = 74 * MEGABYTE

# Pixels, looked at before anything is unpacked.
MOST_PIXELS = 120_000_000
MOST_PIXELS_HEIC = 25_000_000

# What a PDF may hold: objects, and bytes in one stream when it is unpacked.
PDF_OBJECTS = 100_000
PDF_STREAM = 32 * MEGABYTE
