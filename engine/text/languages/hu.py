"""Hungarian."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    unmistakable=True,
    stemmer="hungarian",
    ordinals_have_stops=True,
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            br dr gr id ifj prof szt özv
            """.split()
        ),
        bridges=frozenset(
            """
            bek em ford fszt ill jan.l kb krt köt kül ld lásd max min o old p pf pl stb.b sz szerk
            tel tábl u vö ábra ún
            """.split()
        ),
        before_names=frozenset(
            """
            bt i.e i.sz kft kr.e kr.u nyrt zrt
            """.split()
        ),
        closers=frozenset(
            """
            aug dec febr jan júl jún márc nov okt stb stbi szept ápr
            """.split()
        ),
        small=frozenset(
            """
            br bt dr gr id ifj kft prof stb szt özv
            """.split()
        ),
    ),
)
