"""Bulgarian."""

from engine.text.language_data import LanguageData

DATA = LanguageData(
    endings=tuple("ията ята ата ото ите ове еве ият ьт ът та то те ия ии ят а я о е и".split()),
)
