"""Greek."""

from engine.text.language_data import Abbreviations, LanguageData

DATA = LanguageData(
    stemmer="greek",
    abbreviations=Abbreviations(
        titles=frozenset(
            """
            αγ δίδα δίς δις δρ κ κα καθ καθηγ κκ κος π στρ
            """.split()
        ),
        bridges=frozenset(
            """
            άρ άρθ αρ αριθ βλ δηλ εδ εικ εκδ ενότ επιμ κεφ λ.χ λεωφ μετ ν.δ οδ π.δ π.χ πίν παρ περ
            πρβ πρβλ σ σελ σχ τ τηλ τόμ υπ ό.π
            """.split()
        ),
        before_names=frozenset(
            """
            α.ε δισ εκατ μ.μ μ.χ π.μ χιλ
            """.split()
        ),
        closers=frozenset(
            """
            απρ αυγ δεκ ιαν ιουλ ιουν κ.ά κ.λ.π κ.λπ κ.ο.κ κ.τ.λ κ.τ.λ.π κ.τ.ό κλπ μαρ νοε οκτ σεπ
            φεβ
            """.split()
        ),
        small=frozenset(
            """
            αγ δίδα δις δισ δρ εκατ κα καθ κκ κλπ κος στρ χιλ
            """.split()
        ),
    ),
)
