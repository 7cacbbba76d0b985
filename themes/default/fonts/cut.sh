#!/bin/sh
# Cuts the fonts of the built-in theme anew: fetches the originals, checks them, subsets them.
#
#   sh cut.sh [FOLDER FOR THE ORIGINALS]
#
# Needs sh, python3 with venv, npm, sha256sum, and apt-get with dpkg-deb (Debian 12) for the Kai face; elsewhere put
# LXGWWenKai-Regular.ttf 1.250 into the folder by hand. Same originals and same fonttools give the same bytes.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=${1:-${TMPDIR:-/tmp}/coursepack-fonts}
mkdir -p "$work"
cd "$work"

# --- the originals -----------------------------------------------------------------------------------------------
from_npm() { # package version path-inside file
    [ -f "$4" ] && return
    archive=expo-google-fonts-$1-$2.tgz
    [ -f "$archive" ] || npm pack --silent "@expo-google-fonts/$1@$2" >/dev/null
    tar -xzOf "$archive" "package/$3" >"$4"
}
from_npm noto-serif-sc 0.4.3 400Regular/NotoSerifSC_400Regular.ttf NotoSerifSC_400Regular.ttf
from_npm noto-serif-sc 0.4.3 700Bold/NotoSerifSC_700Bold.ttf NotoSerifSC_700Bold.ttf
from_npm noto-sans-sc 0.4.3 400Regular/NotoSansSC_400Regular.ttf NotoSansSC_400Regular.ttf
from_npm noto-sans-sc 0.4.3 700Bold/NotoSansSC_700Bold.ttf NotoSansSC_700Bold.ttf
from_npm noto-naskh-arabic 0.4.5 400Regular/NotoNaskhArabic_400Regular.ttf NotoNaskhArabic_400Regular.ttf
from_npm noto-naskh-arabic 0.4.5 700Bold/NotoNaskhArabic_700Bold.ttf NotoNaskhArabic_700Bold.ttf
from_npm noto-sans-symbols-2 0.4.1 400Regular/NotoSansSymbols2_400Regular.ttf NotoSansSymbols2_400Regular.ttf
if [ ! -f LXGWWenKai-Regular.ttf ]; then
    apt-get download fonts-lxgw-wenkai=1.250+repack-1
    dpkg-deb --fsys-tarfile fonts-lxgw-wenkai_1.250+repack-1_all.deb |
        tar -xO ./usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf >LXGWWenKai-Regular.ttf
fi
sha256sum -c "$here/originals.sha256"

# --- the knife ---------------------------------------------------------------------------------------------------
[ -d knife ] || python3 -m venv knife
knife/bin/pip install --quiet --disable-pip-version-check fonttools==4.68.0

cut() { # original file-name then what to keep
    original=$1 name=$2
    shift 2
    knife/bin/pyftsubset "$original" "$@" --layout-features='*' --no-hinting --notdef-outline \
        --drop-tables+=vhea,vmtx,VORG,STAT --name-IDs=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14 --no-recalc-timestamp --output-file="$here/$name"
}
han="--text-file=$here/characters.txt"
# Arabic, its supplement and extensions, its presentation forms (Uyghur letters are among all three), the marks
# that steer joining and direction, and the Latin that stands between Arabic words.
arabic="--unicodes=0020-007E,00A0,00AB,00BB,00B7,0600-06FF,0750-077F,0870-08FF,200B-200F,2010-2011,2013-2014,2018-201E,2026,202F,2039-203A,204F,25CC,2E41,FB50-FDFF,FE70-FEFF"
# Only what no other face here has: boxes to tick, crosses and ticks, arrow heads and squares.
symbols="--unicodes=25A0-25FF,2610-2612,2713-2714,2717-2718"

cut NotoSerifSC_400Regular.ttf NotoSerifSC-Regular.ttf "$han"
cut NotoSerifSC_700Bold.ttf NotoSerifSC-Bold.ttf "$han"
cut NotoSansSC_400Regular.ttf NotoSansSC-Regular.ttf "$han"
cut NotoSansSC_700Bold.ttf NotoSansSC-Bold.ttf "$han"
cut NotoNaskhArabic_400Regular.ttf NotoNaskhArabic-Regular.ttf "$arabic"
cut NotoNaskhArabic_700Bold.ttf NotoNaskhArabic-Bold.ttf "$arabic"
cut NotoSansSymbols2_400Regular.ttf NotoSansSymbols2-Regular.ttf "$symbols"
cut LXGWWenKai-Regular.ttf CoursepackKai-Regular.ttf "$han"

# --- another name for the Kai face: its licence keeps "LXGW" and the Chinese name for the uncut font --------------
knife/bin/python - "$here/CoursepackKai-Regular.ttf" <<'PYTHON'
import sys
from fontTools.ttLib import TTFont

path = sys.argv[1]
font = TTFont(path, recalcTimestamp=False, recalcBBoxes=False)
names = font["name"]
names.names = [n for n in names.names if n.platformID == 3 and n.langID == 0x409]
for number, text in {
    1: "Coursepack Kai",
    2: "Regular",
    3: "Coursepack Kai Regular: 1.250 cut",
    4: "Coursepack Kai Regular",
    6: "CoursepackKai-Regular",
    10: "A subset of LXGW WenKai 1.250 under another name, as its licence asks.",
}.items():
    names.setName(text, number, 3, 1, 0x409)
font.save(path)
PYTHON
(cd "$here" && ls -l ./*.ttf)
