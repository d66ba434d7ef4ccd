"""The plain-language checker: is a text klarspråk, and if not, what would be plainer?

Pure: no Django and nothing from the rest of the project, so an editor, a command and a test ask
the same rules. ``rules.toml`` and ``heavy_words.tsv`` hold every limit, word and sentence.

``check_line`` judges a text as typed, ``check_project`` everything that people read.
"""
