"""Makes one font of fonts/ from its source: cut, TrueType outlines, vertical metrics alike, renamed where it must be."""
import argparse
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

ap = argparse.ArgumentParser()
ap.add_argument("name")
ap.add_argument("source")
ap.add_argument("--characters-of", required=True, help="folder of the fonts that are shipped: they hold the list")
ap.add_argument("--rename")
ap.add_argument("--change", help="told after the version")
ap.add_argument("--out", required=True)
args = ap.parse_args()

# GB 2312, the 8,105 characters of the 通用规范汉字表 and the signs of official documents: what the shipped fonts hold.
wanted = set()
for shipped in Path(args.characters_of).glob("*.ttf"):
    wanted |= set(TTFont(shipped, lazy=True).getBestCmap())

font = TTFont(args.source)
options = subset.Options(hinting=False)
cutter = subset.Subsetter(options)
cutter.populate(unicodes=wanted & set(font.getBestCmap()))
cutter.subset(font)

if "CFF " in font:  # cubic outlines to quadratic ones, one unit apart at most
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    outlines = {}
    for glyph in order:
        pen = TTGlyphPen(glyphs)
        glyphs[glyph].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        outlines[glyph] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = outlines
    for glyph in order:
        glyf[glyph].recalcBounds(glyf)
        font["hmtx"][glyph] = (font["hmtx"][glyph][0], getattr(glyf[glyph], "xMin", 0))
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):
        setattr(maxp, field, 1 if field == "maxZones" else 0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"

scale = font["head"].unitsPerEm / 1000
font["hhea"].ascent = font["OS/2"].sTypoAscender = round(880 * scale)
font["hhea"].descent = font["OS/2"].sTypoDescender = round(-120 * scale)
font["hhea"].lineGap = font["OS/2"].sTypoLineGap = 0

if args.rename:
    plain = args.rename.replace(" ", "")
    for record in list(font["name"].names):
        text = {1: args.rename, 3: f"{plain}-Regular", 4: args.rename, 6: f"{plain}-Regular", 16: args.rename}.get(record.nameID)
        if text is not None:
            font["name"].setName(text, record.nameID, record.platformID, record.platEncID, record.langID)

if args.change:
    for record in font["name"].names:
        if record.nameID == 5:
            record.string = f"{record.toUnicode()};{args.change}"

font.save(Path(args.out) / args.name)
print(args.name, len(font.getBestCmap()), "characters")
