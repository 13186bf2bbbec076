"""Turns simple formulas of LaTeX into plain text: x^2 becomes x², \\alpha becomes α."""

import re

_SYMBOLS = {
    **dict(
        zip(
            "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi "
            "rho sigma varsigma tau upsilon phi varphi chi psi omega".split(),
            "αβγδεεζηθϑικλμνξπρσςτυφφχψω",
            strict=True,
        )
    ),
    **dict(
        zip("Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split(), "ΓΔΘΛΞΠΣΥΦΨΩ", strict=True)
    ),
    **{"times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "star": "⋆", "circ": "°"},
    **{"leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "ll": "≪", "gg": "≫", "sim": "∼"},
    **{"approx": "≈", "equiv": "≡", "propto": "∝", "to": "→", "rightarrow": "→", "leftarrow": "←"},
    **{"Rightarrow": "⇒", "Leftarrow": "⇐", "mapsto": "↦", "infty": "∞", "partial": "∂", "nabla": "∇"},
    **{"sum": "∑", "prod": "∏", "int": "∫", "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆"},
    **{"cup": "∪", "cap": "∩", "emptyset": "∅", "forall": "∀", "exists": "∃", "neg": "¬", "land": "∧"},
    **{"lor": "∨", "oplus": "⊕", "otimes": "⊗", "langle": "⟨", "rangle": "⟩", "ldots": "…", "dots": "…"},
    **{"cdots": "⋯", "ell": "ℓ", "hbar": "ħ", "Re": "ℜ", "Im": "ℑ", "prime": "′", "degree": "°", "mid": "|"},
    **{"lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "top": "⊤", "bot": "⊥", "perp": "⊥"},
    **{"quad": " ", "qquad": " ", "textmu": "µ", "micro": "µ", "lbrace": "{", "rbrace": "}", "vert": "|"},
}
_WORDS = frozenset(
    "log ln exp sin cos tan min max lim sup inf arg det dim ker gcd Pr mod argmax argmin".split()
)
_HIGH = str.maketrans("0123456789+-=()niabcdefghjklmoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_LOW = str.maketrans("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_LONGEST = 3_000

_SPACE = re.compile(r"\\[,;: ]|~|\\!")
_FONT = re.compile(
    r"\\(?:mathrm|mathbf|mathit|mathsf|mathtt|mathcal|mathbb|boldsymbol|bm|text\w*|operatorname)\*?(?![A-Za-z])"
)
_SIZE = re.compile(r"\\(?:left|right|[bB]igg?[lrm]?|displaystyle|limits|label\s?\{[^{}]*\})(?![A-Za-z])")
_FRACTION = re.compile(r"\\[dt]?frac\s?(?:\{([^{}]*)\}|(\d))\s?(?:\{([^{}]*)\}|(\d))")
_ROOT = re.compile(r"\\sqrt\s?(?:\[[^\[\]]*\])?\s?\{([^{}]*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?")
_UNMOVED = re.compile(r"([\^_])\{([^{}]*)\}")
_SCRIPT = re.compile(r"\s*([\^_])\s?(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s{}\\]))")


def plain_formula(formula: str) -> str:
    """Return a formula as a person would write it on one line."""
    text = " ".join(formula[:_LONGEST].split())
    text = _SIZE.sub("", _FONT.sub("", _SPACE.sub(lambda match: "" if match[0] == "\\!" else " ", text)))
    for _ in range(4):  # the innermost first
        inner = _ROOT.sub(lambda match: "√" + _bracketed(match[1]), _FRACTION.sub(_fraction, text))
        inner = _SCRIPT.sub(_script, inner)
        if inner == text:
            break
        text = inner
    text = _COMMAND.sub(_symbol, _UNMOVED.sub(r"\1(\2)", text))
    text = re.sub(r"\\([{}%$&#_|])", r"\1", text.replace("{", "").replace("}", "")).replace("\\", "")
    return (
        " ".join(text.replace("-", "−").split())
        if re.fullmatch(r"-[\d.,]+", text)
        else " ".join(text.split())
    )


def _fraction(match: re.Match[str]) -> str:
    above, below = match[1] or match[2] or "", match[3] or match[4] or ""
    return f"{_bracketed(above)}/{_bracketed(below)}"


def _bracketed(text: str) -> str:
    return text if re.fullmatch(r"\w*|\\[A-Za-z]+", text.strip()) else f"({text.strip()})"


def _script(match: re.Match[str]) -> str:
    """Raise or lower what stands after ^ or _, if there are letters for it."""
    text = _COMMAND.sub(_symbol, match[2] if match[2] is not None else match[3]).strip()
    if match[1] == "^" and text in ("°", "′", "∗", "*", "⊤"):
        return text
    moved = text.translate(_HIGH if match[1] == "^" else _LOW)
    if text and all(letter != same for letter, same in zip(moved, text, strict=True)):
        return moved
    return f"{match[1]}{text}" if len(text) <= 1 else f"{match[1]}{{{text}}}"


def _symbol(match: re.Match[str]) -> str:
    name = match[1]
    if name in _SYMBOLS:
        return _SYMBOLS[name]
    return f"{name} " if name in _WORDS else ""
