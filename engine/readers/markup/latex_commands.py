"""What the commands and environments of LaTeX are for, as far as a reader of the text needs to know."""

SECTIONS = {
    "part": 1,
    "chapter": 1,
    "section": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
    "frametitle": 3,
    "framesubtitle": 4,
}
"""Levels where there are chapters; without them all but the first are one higher."""

SYMBOLS = {
    **{"ss": "ß", "SS": "SS", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å"},
    **{
        "AA": "Å",
        "l": "ł",
        "L": "Ł",
        "i": "i",
        "j": "j",
        "dh": "ð",
        "th": "þ",
        "dj": "đ",
        "DJ": "Đ",
        "ng": "ŋ",
    },
    **{"%": "%", "&": "&", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", ",": " "},
    **{";": " ", ":": " ", "/": "", "-": "", "!": "", "@": "", "quad": " ", "qquad": " ", "enspace": " "},
    **{"ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—", "slash": "/"},
    **{"textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”"},
    **{"glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»", "glq": "‚", "grq": "‘", "quotedblbase": "„"},
    **{"guillemotleft": "«", "guillemotright": "»", "og": "« ", "fg": " »", "lq": "‘", "rq": "’"},
    **{"textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbar": "|", "textless": "<"},
    **{"textgreater": ">", "textunderscore": "_", "textmu": "µ", "textdegree": "°", "degree": "°"},
    **{
        "textonehalf": "½",
        "textregistered": "®",
        "texttrademark": "™",
        "textcopyright": "©",
        "copyright": "©",
    },
    **{"S": "§", "P": "¶", "dag": "†", "ddag": "‡", "pounds": "£", "textsterling": "£", "euro": "€"},
    **{"texteuro": "€", "EUR": "€", "textperthousand": "‰", "textbullet": "•", "textperiodcentered": "·"},
    **{"TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeLaTeX": "XeLaTeX"},
    **{"ie": "i.e.", "eg": "e.g.", "etal": "et al.", "newline": "\n", "linebreak": "\n", "and": ", "},
    **{"textquotesingle": "'", "textasciigrave": "`", "nobreakspace": " ", "space": " ", "textnumero": "№"},
}

ACCENTS = {
    **{
        "'": "\u0301",
        "`": "\u0300",
        "^": "\u0302",
        '"': "\u0308",
        "~": "\u0303",
        "=": "\u0304",
        ".": "\u0307",
    },
    **{
        "c": "\u0327",
        "v": "\u030c",
        "u": "\u0306",
        "H": "\u030b",
        "k": "\u0328",
        "r": "\u030a",
        "d": "\u0323",
    },
    **{"b": "\u0331"},
}

DROPPED = {
    **dict.fromkeys(
        "label index vspace hspace includegraphics usepackage RequirePackage bibliography documentclass "
        "bibliographystyle pagestyle thispagestyle pagenumbering input include includeonly graphicspath date "
        "hypersetup geometry color pagecolor nocite addbibresource phantom hphantom vphantom cline cmidrule "
        "todo hypertarget newpage hyphenation linespread selectlanguage usetheme usecolortheme usefonttheme "
        "institute titlegraphic logo subject keywords bibitem extrarowheight CJKfamily fontsize zihao "
        "captionsetup lstset sisetup DeclareGraphicsExtensions theoremstyle tikzset usetikzlibrary "
        "foreignlanguage glsadd makeglossaries markright enlargethispage includepdf lstinputlisting "
        "textcolor href colorbox parbox raisebox scalebox rotatebox multirow hyperlink hyperref "
        "allowdisplaybreaks setmainfont setsansfont setmonofont setCJKmainfont setCJKsansfont setCJKmonofont "
        "texorpdfstring title author thanks address email affiliation affil orcid curraddr subjclass".split(),
        1,
    ),
    **dict.fromkeys(
        "setlength addtolength setcounter addtocounter multicolumn resizebox fcolorbox newtheorem markboth "
        "definecolor DeclareMathOperator newacronym rule newcolumntype titleformat colorlet numberwithin "
        "newfontfamily".split(),
        2,
    ),
    **dict.fromkeys("addcontentsline titlespacing newglossaryentry".split(), 3),
}
"""How many arguments of a command are no text; those after them are."""

NOTES = frozenset(("footnote", "footnotetext", "endnote", "marginpar", "sidenote", "marginnote", "thanks"))
FRONT = frozenset(("author", "institute", "date", "subtitle", "keywords", "affil", "address"))
"""Commands before the text, or at its head, whose arguments are shown there."""

REFERENCES = frozenset(
    ("ref", "eqref", "pageref", "nameref", "vref", "subref", "labelcref", "vpageref", "ref*")
)
NAMED_REFERENCES = frozenset(("autoref", "cref", "Cref", "Autoref", "fref", "Fref", "cpageref"))
NAMES_OF_LABELS = {
    **{
        "fig": "Figure",
        "figure": "Figure",
        "tab": "Table",
        "tbl": "Table",
        "table": "Table",
        "eq": "Equation",
    },
    **{"eqn": "Equation", "sec": "Section", "section": "Section", "chap": "Chapter", "ch": "Chapter"},
    **{"alg": "Algorithm", "app": "Appendix", "thm": "Theorem", "lem": "Lemma", "def": "Definition"},
}
TEXTUAL_CITATIONS = frozenset(
    (
        "citet",
        "Citet",
        "textcite",
        "Textcite",
        "citeauthor",
        "Citeauthor",
        "citeA",
        "shortciteN",
        "newcite",
        "citealt",
    )
)
GLOSSARY = frozenset(
    ("gls", "Gls", "glspl", "Glspl", "ac", "acs", "acl", "acp", "acf", "Ac", "acrshort", "acrlong", "acrfull")
)
QUANTITIES = {"SI": 2, "qty": 2, "SIrange": 3, "qtyrange": 3, "num": 1, "si": 1, "unit": 1, "ang": 1}
UNITS = {
    **{
        "metre": "m",
        "meter": "m",
        "second": "s",
        "gram": "g",
        "kilogram": "kg",
        "ampere": "A",
        "kelvin": "K",
    },
    **{
        "mole": "mol",
        "candela": "cd",
        "hertz": "Hz",
        "newton": "N",
        "pascal": "Pa",
        "joule": "J",
        "watt": "W",
    },
    **{
        "volt": "V",
        "ohm": "Ω",
        "litre": "l",
        "liter": "L",
        "minute": "min",
        "hour": "h",
        "day": "d",
        "tonne": "t",
    },
    **{"percent": "%", "celsius": "°C", "degreeCelsius": "°C", "degree": "°", "bar": "bar", "byte": "B"},
    **{"bit": "bit", "electronvolt": "eV", "hectare": "ha", "nano": "n", "micro": "µ", "milli": "m"},
    **{"centi": "c", "deci": "d", "hecto": "h", "kilo": "k", "mega": "M", "giga": "G", "tera": "T"},
    **{
        "per": "/",
        "squared": "²",
        "cubed": "³",
        "square": "²",
        "cubic": "³",
        "km": "km",
        "m": "m",
        "cm": "cm",
    },
    **{"mm": "mm", "s": "s", "ms": "ms", "kg": "kg", "g": "g", "mg": "mg", "kWh": "kWh", "GHz": "GHz"},
}

DISPLAYS = frozenset(
    "equation align gather multline eqnarray displaymath math alignat flalign dmath subequations".split()
)
UNREAD = frozenset("tikzpicture pgfpicture picture CCSXML circuitikz axis forest pspicture overpic".split())
FLOATS = frozenset(
    "figure table wrapfigure wraptable SCfigure sidewaysfigure sidewaystable subfigure subtable "
    "floatingfigure algorithm algorithmic algorithm2e longtable".split()
)
TABLES = {
    "tabular": 1,
    "tabularx": 2,
    "tabulary": 2,
    "longtable": 1,
    "tabu": 1,
    "supertabular": 1,
    "array": 1,
}
LISTS = frozenset("itemize enumerate description compactitem compactenum inparaenum tasks".split())
TITLED = frozenset("frame block alertblock exampleblock".split())
ARGUMENTS = {
    **dict.fromkeys("minipage multicols column spacing addmargin thebibliography".split(), 1),
    **dict.fromkeys("subfigure subtable adjustbox".split(), 1),
    **dict.fromkeys("wrapfigure wraptable CJK CJK* floatingfigure adjustwidth".split(), 2),
}
"""How many arguments of an environment are no text."""
