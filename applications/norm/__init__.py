"""The calculation of ekonomiskt bistånd: pure, from plain values to a result in lines.

``tables`` holds the dated norm, ``reading`` makes a calculation of plain data, ``calculation``
works it out, ``writing`` makes plain data again. Nothing here knows of a database, a request or a
setting. The rules stand in ``docs/calculation.md``.
"""
