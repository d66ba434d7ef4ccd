#!/bin/sh
# A backup of today, restored at once to see that it can be. Older ones than KEEP_DAYS are let go
# (14 unless set), and never before the new one has held.
set -eu
cd "$(dirname "$0")/.."
folder="$1/$(date +%Y-%m-%dT%H%M%S)"
mkdir -p "$1"
.venv/bin/python manage.py backup "$folder"
.venv/bin/python manage.py restore_drill "$folder"
find "$1" -mindepth 1 -maxdepth 1 -type d -name '20*' -mtime "+${KEEP_DAYS:-14}" -exec rm -r {} +
