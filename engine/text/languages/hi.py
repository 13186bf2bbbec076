"""Hindi."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="hindi",
    speech_verbs=("पूछा", "कहा", "बोल[ाीे]", "बताया", "चिल्ला(?:या|ई)"),
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            इंजी कर्नल कु डा डॉ न्या पं प्रो मो ले श्री श्रीमती सुश्री स्व
            """.split()
        ),
        bridges=frozenset(
            """
            अ.भा ई ई.पू उ.प्र एम.ए एम.बी.बी.एस कि.ग्रा कि.मी किमी के क्र ना वि सी चि जि ता पी.एच.डी पृ पै पो
            बी.ए म.प्र मि रु रू वि.सं सं
            """.split()
        ),
    ),
)
