"""Makes the two fonts of this folder; README.md says from what.

usage: make-fonts.py NotoSansSC_400Regular.ttf HanaMinB.ttf /usr/share/unicode
"""

import bz2
import copy
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

# Sources of the Unicode G column: GIDC identity-card system, GXM personal names, GDM place names; the others are
# dictionaries and terminology in present use.
SOURCES = {"GIDC", "GXM", "GDM", "GXC", "GXH", "GXHZ", "GCH", "GCY", "GRM", "GZH", "GFZ", "GKJ", "GBK"}


def own_glyph_for_each_code_point(font):
    """A PDF maps a glyph back to one code point: a glyph shared by 一 and the radical ⼀ would be copied as ⼀."""
    glyf, metrics, order = font["glyf"], font["hmtx"].metrics, list(font.getGlyphOrder())
    taken, renamed = set(), {}
    for code, glyph in sorted(font.getBestCmap().items()):
        if glyph in taken:
            renamed[code] = f"own{code:05X}"
            glyf.glyphs[renamed[code]] = copy.deepcopy(glyf[glyph])
            metrics[renamed[code]] = metrics[glyph]
            order.append(renamed[code])
        taken.add(glyph)
    font.setGlyphOrder(order)
    glyf.glyphOrder = order
    font["cmap"].tables = [t for t in font["cmap"].tables if t.format in (4, 12)]
    for table in font["cmap"].tables:
        table.cmap = {code: renamed.get(code, glyph) for code, glyph in table.cmap.items()}
    print(len(renamed), "glyphs of their own")


def text_font(source):
    font = TTFont(source, recalcTimestamp=False)
    for tag in ("BASE", "GDEF", "GPOS", "GSUB", "STAT", "vhea", "vmtx", "prep", "gasp"):
        del font[tag]
    own_glyph_for_each_code_point(font)
    font.save("NotoSansSC-Document.ttf")
    return set(font.getBestCmap())


def unihan(folder, name):
    with bz2.open(f"{folder}/Unihan_{name}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 3:
                yield int(fields[0][2:], 16), fields[1], fields[2]


def encodable(codec):
    return {c for c in range(0x20000, 0x30000) if chr(c).encode(codec, "ignore")}


def names_and_places(folder):
    wanted = {c for c, key, _ in unihan(folder, "DictionaryLikeData") if key == "kUnihanCore2020"}
    wanted |= {c for c, key, _ in unihan(folder, "OtherMappings") if key == "kTGH"}
    for code, key, value in unihan(folder, "IRGSources"):
        if key == "kIICore" or (key == "kIRG_GSource" and value.split("-")[0] in SOURCES):
            wanted.add(code)
    return wanted | encodable("big5hkscs") | encodable("euc_jis_2004") | {0x20BB7}


def rare_font(source, wanted):
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=["*"], glyph_names=False)
    options.drop_tables += ["FFTM", "GDEF", "BASE", "GSUB", "gasp", "vhea", "vmtx", "prop"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted & set(font.getBestCmap()))
    subsetter.subset(font)
    own_glyph_for_each_code_point(font)
    # "HanaMinB" is a reserved font name: a changed font must not bear it.
    names = {0: "Copyright (c) 2011, GlyphWiki Project. A subset, renamed.", 1: "Tiaokuai Rare Han", 2: "Regular",
             3: "Tiaokuai Rare Han 1", 4: "Tiaokuai Rare Han", 5: "Version 1.0", 6: "TiaokuaiRareHan",
             13: "SIL Open Font License, Version 1.1", 14: "https://openfontlicense.org"}
    font["name"].names = []
    for name_id, text in names.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    font.save("TiaokuaiRareHan.ttf")
    print(len(font.getBestCmap()), "rare characters;", len(wanted) - len(font.getBestCmap()), "not in the source font")


if __name__ == "__main__":
    covered = text_font(sys.argv[1])
    rare_font(sys.argv[2], {c for c in names_and_places(sys.argv[3]) if c > 0xFFFF} - covered)
