"""French."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    unmistakable=True,
    stemmer="french",
    elisions=tuple("[cdjlmnst] qu jusqu lorsqu puisqu".split()),
    suspended_before=frozenset(("et", "ou")),
    abbreviations=Abbreviations(
        titles=frozenset("mme mlle dr".split()),
        bridges=frozenset("p.ex cf".split()),
        before_numbers=frozenset("chap art vol".split()),
        closers=frozenset("etc".split()),
    ),
)
