"""What no form waits for, but a person, a stale tab or a robot may send."""

LONG = "å" * 100_000
STRANGE = [
    "\x00",
    "a\x00b",
    "👩🏽‍🦽🇸🇪",
    "\u202eبيبي\u202c",
    "\u200f\u2066x\u2069",
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% debug %}",
    "'; DROP TABLE x;--",
    "\ud7ff\ue000\ufffd",
    "A\u030aA\u0308",
    LONG,
]
CHARSETS = ["zlib", "hex", "rot13", "undefined", "raw_unicode_escape", "utf-16", "latin-1", "x"]
AMOUNTS = ["-5", "−500", "1e9", "NaN", "Infinity", "0x10", "99999999999", "٣٤٥", ""]
DATES = [
    ("31", "2", "2026"),
    ("0", "1", "2026"),
    ("32", "13", "2026"),
    ("29", "2", "2027"),
    ("1", "1", "0001"),
    ("1", "1", "999999999"),
    ("²", "1", "2026"),
    ("i", "går", ""),
    ("\x00", "1", "2026"),
    ("1" * 5000, "1", "1"),
]
