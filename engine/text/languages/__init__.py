"""The data of each language: one module or folder a language, called by its ISO 639-1 code, that holds DATA.

Whatever is put here is found by its name (see engine.text.language_data). A language's stopwords and word
frequencies lie in resources/stopwords and resources/frequencies, under the same code.
"""
