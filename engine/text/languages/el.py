"""Greek."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="greek",
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            αγ δις δρ κ κα καθ κκ κος π στρ
            """.split()
        ),
        bridges=frozenset(
            """
            άρ άρθ αρ αριθ βλ δηλ εικ εκδ επιμ κεφ λ.χ λεωφ μετ ν.δ οδ π.δ π.χ πίν παρ περ πρβ
            πρβλ σ σελ σχ τ τηλ τόμ υπ ό.π
            """.split()
        ),
        before_names=frozenset(
            """
            α.ε δισ εκατ μ.μ μ.χ π.μ χιλ
            """.split()
        ),
        closers=frozenset(
            """
            απρ αυγ δεκ ιαν ιουλ ιουν κ.ά κ.λ.π κ.λπ κ.τ.λ κ.τ.λ.π κλπ μαρ νοε οκτ σεπ φεβ
            """.split()
        ),
        small=frozenset(
            """
            αγ δις δισ δρ εκατ κα καθ κκ κλπ κος στρ χιλ
            """.split()
        ),
    ),
)
