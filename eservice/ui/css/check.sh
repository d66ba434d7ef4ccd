#!/bin/sh
# Fails when ../static/ui/app.css isn't what the sources here give. The checksums need no tools;
# with Node and the packages at hand the file is also built again and compared byte for byte.
set -eu
cd "$(dirname "$0")"
if ! sha256sum --check --quiet --strict build.sha256; then
  echo "The CSS is stale: run eservice/ui/css/build.sh" >&2
  exit 1
fi
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  echo "CSS: checksums hold (no Node here, so not built again)"
  exit 0
fi
again=$(mktemp)
trap 'rm -f "$again"' EXIT
built=0
./build.sh "$again" || built=$?
if [ "$built" -eq 3 ]; then
  echo "CSS: checksums hold (the packages can't be fetched, so not built again)"
  exit 0
fi
[ "$built" -eq 0 ] && cmp "$again" ../static/ui/app.css
echo "CSS: built again, byte for byte the same"
