"""Abbreviations of all languages, by what a full stop behind them means, for sentence segmentation."""

from engine.text.language_data import words_of_all

TITLES = words_of_all(lambda data: data.abbreviations.titles)
BRIDGES = words_of_all(lambda data: data.abbreviations.bridges)
BEFORE_NUMBERS = words_of_all(lambda data: data.abbreviations.before_numbers)
BEFORE_NAMES = words_of_all(lambda data: data.abbreviations.before_names)
CLOSERS = words_of_all(lambda data: data.abbreviations.closers)
SMALL = words_of_all(lambda data: data.abbreviations.small)
ALL = TITLES | BRIDGES | BEFORE_NUMBERS | BEFORE_NAMES | CLOSERS

STARTERS = words_of_all(lambda data: data.starters)
SMALL_STARTERS = words_of_all(lambda data: data.small_starters)
