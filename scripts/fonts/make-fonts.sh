#!/usr/bin/env bash
# Makes the fonts of fonts/ from their sources into a folder: scripts/fonts/make-fonts.sh OUT. Needs Debian 12 with
# `fonttools` (4.38), `texlive-lang-chinese` (Fandol), `fonts-lxgw-wenkai`, npm for Noto, and this package's node_modules.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(mkdir -p "$1" && cd "$1" && pwd)
# The time that the fonts say they were changed at, so that they are the same bytes each time.
export SOURCE_DATE_EPOCH=1795437874
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
npm pack --silent @expo-google-fonts/noto-serif-sc@0.4.3 @expo-google-fonts/noto-sans-sc@0.4.3 >/dev/null
for archive in *.tgz; do mkdir "${archive%.tgz}" && tar xzf "$archive" -C "${archive%.tgz}" --strip-components 1; done
find_one() { find "$@" -print -quit | grep . || { echo "not found: $*" >&2; exit 1; }; }

make() { python3 "$here/make_font.py" "$@" --characters-of "$here/../../fonts"; }
# Its curves are fitted anew: two fifths of the points were the tracer's and the conversion's.
make FandolFang-Regular.ttf "$(find_one /usr/share/texlive /usr/share/texmf -name FandolFang-Regular.otf)" \
  --change "subset to GB2312+8105+symbols, converted to TrueType" --out "$work"
ours() { "$here/../../node_modules/.bin/tsx" "$here/$1" "$work/FandolFang-Regular.ttf" "$out/FandolFang-Regular.ttf"; }
ours refit-font.ts
ours compare-fonts.ts
make NotoSerifSC-Bold.ttf "$(find_one . -name 'NotoSerifSC_700Bold.ttf')" --out "$out"
make NotoSerifSC-Regular.ttf "$(find_one . -name 'NotoSerifSC_400Regular.ttf')" --out "$out"
make NotoSansSC-Medium.ttf "$(find_one . -name 'NotoSansSC_500Medium.ttf')" --out "$out"
make NianbaoKai-Regular.ttf "$(find_one /usr/share/fonts -name 'LXGWWenKai-Regular.ttf')" --rename "Nianbao Kai" --out "$out"
