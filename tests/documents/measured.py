"""Runs a command in our place, and writes down the most memory it had, in kilobytes.

It is small itself and imports little: a new process counts the memory of the one that starts
it. Arguments: the report's path, then the command.
"""

import os
import sys

report, *command = sys.argv[1:]
child = os.posix_spawn(command[0], command, os.environ)
_pid, status, used = os.wait4(child, 0)
with open(report, "w") as out:
    out.write(str(used.ru_maxrss))
code = os.waitstatus_to_exitcode(status)
if code < 0:
    os.kill(os.getpid(), -code)
sys.exit(code)
