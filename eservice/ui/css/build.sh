#!/bin/sh
# Builds ../static/ui/app.css, which is committed, and notes the checksums that check.sh reads.
# Another file may be named as the output; then the checksums stay as they are.
# Exit 3: the packages can't be fetched.
set -eu
cd "$(dirname "$0")"
output=${1:-../static/ui/app.css}
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --silent || exit 3
node build.mjs "$output"
[ $# -gt 0 ] || sha256sum ./*.scss ./*.css build.mjs package.json package-lock.json "$output" > build.sha256
