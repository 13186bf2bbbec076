"""Belarusian."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    endings=tuple(
        "амі ямі ага яга аму яму ымі імі ай яй ой ых іх ах ях аў яў оў ы ым ім "
        "ам ям ом ем ую юю ая яя а я у ю і о е э ь й".split()
    ),
)
